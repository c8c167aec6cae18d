import { Menu } from '@mantine/core';
import {
  IconArrowAutofitContent,
  IconArrowAutofitWidth,
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconColumns,
  IconEyeOff,
  IconPin,
  IconPinnedOff,
  IconSelectAll,
  IconSortAscending,
} from '@tabler/icons-react';
import type { Sort, SortField } from '../../../../shared/model/query.ts';
import { ContextMenu, type Point } from '../../../commands/context-menu.tsx';
import { t } from '../../../i18n/t.ts';
import { showToast } from '../../../ui/toasts.tsx';
import { pickCells } from '../selection-store.ts';
import { selectColumn } from './cell-selection.ts';
import {
  freezeColumns,
  hideColumn,
  moveColumn,
  resizeColumn,
  shownColumns,
  unhideColumn,
  widthOf,
} from './column-layout.ts';
import { changeColumns, useColumnLayout, useGridColumns } from './columns-store.ts';
import { readSheet } from './grid-actions.ts';
import { GRID_COLUMNS, type GridColumnId } from './grid-columns.ts';
import { setSort } from './sort-list.ts';

type Props = {
  /** The column and where its menu opens; `null` while it is closed. */
  readonly at: { readonly id: GridColumnId; readonly point: Point } | null;
  readonly sorts: readonly Sort[];
  readonly onSort: (sorts: readonly Sort[]) => void;
  readonly onColumns: () => void;
  readonly onClose: () => void;
};

/** What can be done with one column: everything that is done by dragging or clicking its heading, too. */
export function HeaderMenu({ at, sorts, onSort, onColumns, onClose }: Props) {
  return (
    <ContextMenu at={at?.point ?? null} onClose={onClose}>
      {at && <SortItems id={at.id} sorts={sorts} onSort={onSort} />}
      {at && <PlaceItems id={at.id} />}
      <Menu.Divider />
      <Menu.Item leftSection={<IconColumns {...icon} />} onClick={onColumns}>{t`Columns…`}</Menu.Item>
    </ContextMenu>
  );
}

const icon = { size: 16, stroke: 1.75 };

function SortItems({ id, sorts, onSort }: Pick<Props, 'sorts' | 'onSort'> & { readonly id: GridColumnId }) {
  const { sort: field, title } = GRID_COLUMNS[id];
  if (field === undefined) return <Menu.Item disabled>{t`This column has no order`}</Menu.Item>;
  const [up, down] = directionWords(field);
  const choose = (direction: Sort['direction'], added: boolean) => () =>
    onSort(setSort(sorts, { field, direction }, added));
  const isOnly = sorts.length === 1 && sorts[0]?.field === field;
  return (
    <>
      <Menu.Item
        leftSection={<IconArrowUp {...icon} />}
        onClick={choose('asc', false)}
      >{t`Sort ${up}`}</Menu.Item>
      <Menu.Item
        leftSection={<IconArrowDown {...icon} />}
        onClick={choose('desc', false)}
      >{t`Sort ${down}`}</Menu.Item>
      {!isOnly && (
        <>
          <Menu.Item
            leftSection={<IconSortAscending {...icon} />}
            onClick={choose('asc', true)}
          >{t`Then by ${title}, ${up}`}</Menu.Item>
          <Menu.Item
            leftSection={<IconSortAscending {...icon} />}
            onClick={choose('desc', true)}
          >{t`Then by ${title}, ${down}`}</Menu.Item>
        </>
      )}
      <Menu.Divider />
    </>
  );
}

function directionWords(field: SortField): readonly [string, string] {
  if (field === 'updated' || field === 'created') return [t`oldest first`, t`newest first`];
  return field === 'price' ? [t`lowest first`, t`highest first`] : [t`A to Z`, t`Z to A`];
}

/** What a column grows by, in CSS pixels. */
const STEP = 40;

function PlaceItems({ id }: { readonly id: GridColumnId }) {
  const layout = useColumnLayout();
  const columns = useGridColumns();
  const at = columns.indexOf(id);
  // The column for marks counts, even where no remote is there to mark.
  const place = shownColumns(layout).indexOf(id);
  const isFrozen = place < layout.frozen;
  const select = (): void => {
    const { selection, rows } = readSheet();
    pickCells(selectColumn(selection, at, rows, false));
  };
  const hide = (): void => {
    changeColumns((before) => hideColumn(before, id));
    showToast({
      text: t`Column ${GRID_COLUMNS[id].title} hidden.`,
      action: {
        label: t`Undo`,
        run: () => changeColumns((before) => unhideColumn(before, id, isFrozen)),
      },
    });
  };
  return (
    <>
      <Menu.Item leftSection={<IconSelectAll {...icon} />} onClick={select}>{t`Select the column`}</Menu.Item>
      <Menu.Item
        leftSection={<IconArrowLeft {...icon} />}
        disabled={at === 0}
        onClick={() => changeColumns((before) => moveColumn(before, id, at - 1, columns))}
      >{t`Move left`}</Menu.Item>
      <Menu.Item
        leftSection={<IconArrowRight {...icon} />}
        onClick={() => changeColumns((before) => moveColumn(before, id, at + 1, columns))}
      >{t`Move right`}</Menu.Item>
      <Menu.Item
        leftSection={<IconArrowAutofitWidth {...icon} />}
        closeMenuOnClick={false}
        onClick={() => changeColumns((before) => resizeColumn(before, id, widthOf(before, id) + STEP))}
      >{t`Wider`}</Menu.Item>
      <Menu.Item
        leftSection={<IconArrowAutofitContent {...icon} />}
        closeMenuOnClick={false}
        onClick={() => changeColumns((before) => resizeColumn(before, id, widthOf(before, id) - STEP))}
      >{t`Narrower`}</Menu.Item>
      <Menu.Item
        leftSection={isFrozen ? <IconPinnedOff {...icon} /> : <IconPin {...icon} />}
        onClick={() => changeColumns((before) => freezeColumns(before, isFrozen ? place : place + 1))}
      >
        {isFrozen ? t`Unfreeze` : t`Freeze up to here`}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconEyeOff {...icon} />}
        disabled={columns.length === 1}
        onClick={hide}
      >{t`Hide`}</Menu.Item>
    </>
  );
}
