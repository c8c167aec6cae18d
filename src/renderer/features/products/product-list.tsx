import { Menu } from '@mantine/core';
import {
  IconArrowBarDown,
  IconArrowBarRight,
  IconClipboard,
  IconClipboardCopy,
  IconClipboardPlus,
  IconCopy,
  IconEdit,
  IconEraser,
  IconListNumbers,
  IconMinus,
  IconPencil,
  IconPhotoSearch,
  IconRestore,
  IconScissors,
  IconSend,
  IconTrash,
} from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { CommandItem } from '../../commands/command-menu.tsx';
import { runCommand } from '../../commands/command-store.ts';
import { ContextMenu, type Point } from '../../commands/context-menu.tsx';
import { t } from '../../i18n/t.ts';
import { countOf } from '../../ui/format.ts';
import { atLeisure, later } from '../../ui/later.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { ShowPreview } from './grid/grid-actions.ts';
import { ListBars } from './list-bars.tsx';
import { ListEmpty } from './list-empty.tsx';
import { sortList } from './list-reading.ts';
import { ListToolbar } from './list-toolbar.tsx';
import { useLook } from './look-store.ts';
import classes from './product-list.module.css';
import { letterRemotes } from './row-marks.tsx';
import { countRows, rowAt, useRows } from './rows-store.ts';
import { useSelection } from './selection-store.ts';
import { countTargets } from './targets.ts';

const MARK_WIDTH = 38;
const MARKS_PADDING = 16;
/** Room for the heading. */
const MARKS_LEAST = 72;

const ProductTable = later(async () => (await import('./product-table.tsx')).ProductTable);
const ProductGallery = later(async () => (await import('./gallery/product-gallery.tsx')).ProductGallery);
const ProductGrid = later(async () => (await import('./grid/product-grid.tsx')).ProductGrid);
const PasteDialog = atLeisure(async () => (await import('./grid/paste-dialog.tsx')).PasteDialog);

/** The column goes where there is no remote to mark. */
function marksWidth(remotes: number): number {
  return remotes === 0 ? 0 : Math.max(MARKS_LEAST, MARKS_PADDING + remotes * MARK_WIDTH);
}

type Props = {
  /** The details show a new product, not that of the active row. */
  readonly elsewhere: boolean;
  /** Stands below the buttons. */
  readonly filters: ReactNode;
  /** The texts of the list, where they are what is shown. */
  readonly text: ReactNode;
  readonly onPick: (id: number) => void;
  readonly onOpen: () => void;
  readonly onClearSearch: () => void;
  /** Many cells were prepared: the preview shows them before they are written. */
  readonly onPreview: ShowPreview;
};

/** The middle pane: buttons, what is to be said, and the rows. */
export function ProductList({ elsewhere, filters, text, onPick, onOpen, onClearSearch, onPreview }: Props) {
  const rows = useRows();
  const look = useLook();
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
      <ListToolbar trash={rows.query.view === 'trash'} look={look} />
      {filters}
      <ListBars rows={rows} onRefresh={() => runCommand('view.refresh')} />
      {empty ? (
        <ListEmpty query={rows.query} onClearSearch={onClearSearch} />
      ) : look === 'text' ? (
        text
      ) : look === 'grid' ? (
        <ProductGrid rows={rows} context={context} onPick={onPick} onMenu={setMenu} onPreview={onPreview} />
      ) : look === 'images' ? (
        <ProductGallery
          rows={rows}
          onPick={onPick}
          onOpen={onOpen}
          onDelete={() => runCommand('product.trash')}
          onMenu={setMenu}
        />
      ) : (
        <ProductTable
          rows={rows}
          context={context}
          onSort={(sorts) => void sortList(sorts)}
          onPick={onPick}
          onOpen={onOpen}
          onDelete={() => runCommand('product.trash')}
          onMenu={setMenu}
        />
      )}
      <PasteDialog onPreview={onPreview} />
      <ContextMenu at={menu} onClose={() => setMenu(null)}>
        <RowMenu cells={look === 'grid'} />
      </ContextMenu>
    </div>
  );
}

function RowMenu({ cells }: { readonly cells: boolean }) {
  const icon = { size: 16, stroke: 1.75 };
  return (
    <>
      <MenuSubject />
      <CommandItem id="product.open" icon={<IconPencil {...icon} />} />
      <CommandItem id="product.duplicate" icon={<IconCopy {...icon} />} />
      <CommandItem id="bulk.edit" icon={<IconEdit {...icon} />} />
      <CommandItem id="send.send" icon={<IconSend {...icon} />} />
      <CommandItem id="images.check" icon={<IconPhotoSearch {...icon} />} />
      {cells && (
        <>
          <Menu.Divider />
          <CommandItem id="cells.cut" icon={<IconScissors {...icon} />} sameAs="$mod+x" />
          <CommandItem id="cells.copy" icon={<IconClipboardCopy {...icon} />} sameAs="$mod+c" />
          <CommandItem id="cells.paste" icon={<IconClipboard {...icon} />} sameAs="$mod+v" />
          <CommandItem id="cells.pasteNew" icon={<IconClipboardPlus {...icon} />} />
          <Menu.Divider />
          <CommandItem id="cells.fillDown" icon={<IconArrowBarDown {...icon} />} />
          <CommandItem id="cells.fillRight" icon={<IconArrowBarRight {...icon} />} />
          <CommandItem id="cells.fillSeries" icon={<IconListNumbers {...icon} />} />
          <CommandItem id="cells.clear" icon={<IconEraser {...icon} />} />
          <CommandItem id="cells.notSet" icon={<IconMinus {...icon} />} />
        </>
      )}
      <Menu.Divider />
      <CommandItem id="product.trash" icon={<IconTrash {...icon} />} />
      <CommandItem id="product.restore" icon={<IconRestore {...icon} />} />
    </>
  );
}

/** What the menu is about: more than one product is said as their number, whatever the pointer is at. */
function MenuSubject() {
  const rows = useRows();
  const selection = useSelection();
  const count = countTargets(rows, selection);
  const name = rowAt(rows, selection.active)?.name ?? '';
  return (
    <Menu.Label className={classes['subject']}>
      {count > 1 ? (
        t`${countOf(count, 'product')} selected`
      ) : (
        <span dir="auto" translate="no">
          {name}
        </span>
      )}
    </Menu.Label>
  );
}
