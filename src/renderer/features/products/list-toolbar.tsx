import { IconCopy, IconEdit, IconPlus, IconRestore, IconSend, IconTrash } from '@tabler/icons-react';
import { CommandButton, CommandIcon } from '../../commands/command-button.tsx';
import { Spacer, Toolbar } from '../../ui/pane.tsx';

/** What can be done with the products of the list. */
export function ListToolbar({ trash }: { readonly trash: boolean }) {
  return (
    <Toolbar label="Products">
      <CommandButton id="product.new" icon={<IconPlus size={16} stroke={2} />} />
      <Spacer />
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
