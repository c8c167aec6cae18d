import { Menu } from '@mantine/core';
import { IconCopy, IconEdit, IconPencil, IconRestore, IconSend, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { CommandItem } from '../../commands/command-menu.tsx';
import { runCommand } from '../../commands/command-store.ts';
import { ContextMenu, type Point } from '../../commands/context-menu.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ListBars } from './list-bars.tsx';
import { ListEmpty } from './list-empty.tsx';
import { showQuery } from './list-reading.ts';
import { ListToolbar } from './list-toolbar.tsx';
import classes from './product-list.module.css';
import { ProductTable } from './product-table.tsx';
import { letterRemotes } from './row-marks.tsx';
import { countRows, useRows } from './rows-store.ts';

const MARK_WIDTH = 38;
const MARKS_PADDING = 16;
/** Room for the heading. */
const MARKS_LEAST = 72;

/** The column goes where there is no remote to mark. */
function marksWidth(remotes: number): number {
  return remotes === 0 ? 0 : Math.max(MARKS_LEAST, MARKS_PADDING + remotes * MARK_WIDTH);
}

type Props = {
  /** The details show a new product, not that of the active row. */
  readonly elsewhere: boolean;
  readonly onPick: (id: number) => void;
  readonly onOpen: () => void;
  readonly onClearSearch: () => void;
};

/** The middle pane: buttons, what is to be said, and the rows. */
export function ProductList({ elsewhere, onPick, onOpen, onClearSearch }: Props) {
  const rows = useRows();
  const [menu, setMenu] = useState<Point | null>(null);
  const remotes = useAnswer(offshelf().remotes.list, {}, ['remotes']).value;
  const now = useNow();
  const context = useMemo(() => ({ letters: letterRemotes(remotes ?? []), now }), [remotes, now]);
  const marks = marksWidth(context.letters.size);
  const empty = rows.snapshot !== null && countRows(rows) === 0;
  return (
    <div
      className={classes['list']}
      data-elsewhere={elsewhere || undefined}
      data-out-of-date={rows.outOfDate || undefined}
      data-no-remotes={marks === 0 || undefined}
      style={{ '--marks-width': `${marks}px` }}
    >
      <ListToolbar trash={rows.query.view === 'trash'} />
      <ListBars rows={rows} onRefresh={() => runCommand('view.refresh')} />
      {empty ? (
        <ListEmpty query={rows.query} onClearSearch={onClearSearch} />
      ) : (
        <ProductTable
          rows={rows}
          context={context}
          onSort={(sort) => void showQuery({ ...rows.query, sort })}
          onPick={onPick}
          onOpen={onOpen}
          onDelete={() => runCommand('product.trash')}
          onMenu={setMenu}
        />
      )}
      <ContextMenu at={menu} onClose={() => setMenu(null)}>
        <RowMenu />
      </ContextMenu>
    </div>
  );
}

function RowMenu() {
  const icon = { size: 16, stroke: 1.75 };
  return (
    <>
      <CommandItem id="product.open" icon={<IconPencil {...icon} />} />
      <CommandItem id="product.duplicate" icon={<IconCopy {...icon} />} />
      <CommandItem id="bulk.edit" icon={<IconEdit {...icon} />} />
      <CommandItem id="send.send" icon={<IconSend {...icon} />} />
      <Menu.Divider />
      <CommandItem id="product.trash" icon={<IconTrash {...icon} />} />
      <CommandItem id="product.restore" icon={<IconRestore {...icon} />} />
    </>
  );
}
