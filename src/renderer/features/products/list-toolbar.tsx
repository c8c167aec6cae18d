import {
  IconAlignLeft,
  IconColumns,
  IconCopy,
  IconEdit,
  IconFilter,
  IconList,
  IconPhoto,
  IconPlus,
  IconRestore,
  IconSend,
  IconTable,
  IconTrash,
} from '@tabler/icons-react';
import { memo } from 'react';
import { CommandButton, CommandIcon } from '../../commands/command-button.tsx';
import { t } from '../../i18n/t.ts';
import { Spacer, Toolbar } from '../../ui/pane.tsx';
import { LOOKS, type Look } from './look-store.ts';

const LOOK_ICONS = { grid: IconTable, list: IconList, images: IconPhoto, text: IconAlignLeft } as const;

type Props = { readonly trash: boolean; readonly look: Look };

/** What can be done with the products of the list. */
export const ListToolbar = memo(function ListToolbar({ trash, look }: Props) {
  return (
    <Toolbar label={t`Products`}>
      <CommandButton id="product.new" icon={<IconPlus size={16} stroke={2} />} />
      <CommandIcon id="filter.add" icon={<IconFilter size={16} stroke={1.75} />} />
      <Spacer />
      {LOOKS.filter((other) => other !== look).map((other) => {
        const Icon = LOOK_ICONS[other];
        return <CommandIcon key={other} id={`view.${other}`} icon={<Icon size={16} stroke={1.75} />} />;
      })}
      {look === 'grid' && <CommandIcon id="view.columns" icon={<IconColumns size={16} stroke={1.75} />} />}
      {trash ? (
        <CommandButton
          id="product.restore"
          icon={<IconRestore size={16} stroke={1.75} />}
          label={t`Restore`}
        />
      ) : (
        <>
          <CommandIcon id="product.duplicate" icon={<IconCopy size={16} stroke={1.75} />} />
          <CommandIcon id="product.trash" icon={<IconTrash size={16} stroke={1.75} />} />
          <CommandButton id="bulk.edit" icon={<IconEdit size={16} stroke={1.75} />} />
          <CommandButton id="send.send" icon={<IconSend size={16} stroke={1.75} />} />
        </>
      )}
    </Toolbar>
  );
});
