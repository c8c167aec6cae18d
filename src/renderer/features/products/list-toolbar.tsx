import {
  IconColumns,
  IconCopy,
  IconEdit,
  IconFilter,
  IconList,
  IconPlus,
  IconRestore,
  IconSend,
  IconTable,
  IconTrash,
} from '@tabler/icons-react';
import { CommandButton, CommandIcon } from '../../commands/command-button.tsx';
import { Spacer, Toolbar } from '../../ui/pane.tsx';
import type { Look } from './look-store.ts';

/** What can be done with the products of the list. */
export function ListToolbar({ trash, look }: { readonly trash: boolean; readonly look: Look }) {
  return (
    <Toolbar label="Products">
      <CommandButton id="product.new" icon={<IconPlus size={16} stroke={2} />} />
      <CommandIcon id="filter.add" icon={<IconFilter size={16} stroke={1.75} />} />
      <Spacer />
      <CommandIcon
        id="view.look"
        label={look === 'grid' ? 'Show as a list' : 'Show as a grid'}
        icon={look === 'grid' ? <IconList size={16} stroke={1.75} /> : <IconTable size={16} stroke={1.75} />}
      />
      {look === 'grid' && <CommandIcon id="view.columns" icon={<IconColumns size={16} stroke={1.75} />} />}
      {trash ? (
        <CommandButton id="product.restore" icon={<IconRestore size={16} stroke={1.75} />} label="Restore" />
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
}
