import { useEffect, useRef } from 'react';
import type { Sort } from '../../../shared/model/query.ts';
import { t } from '../../i18n/t.ts';
import { rescueFocus } from '../../ui/focus-main.ts';
import { countOf } from '../../ui/format.ts';
import type { RowContext } from './columns.tsx';
import { keepFocus, rowElementId, rowIndexOf } from './list-gestures.ts';
import { rowAfterKey } from './list-keys.ts';
import { ProductHeader } from './product-header.tsx';
import classes from './product-list.module.css';
import { ProductTableRow } from './product-row.tsx';
import { countRows, type RowsState, rowAt } from './rows-store.ts';
import { countSelected, isSelected } from './selection.ts';
import { selectAll, selectNothing, toggleRow, useSelection } from './selection-store.ts';
import { useListGestures } from './use-list-gestures.ts';
import { useListProblems } from './use-list-problems.ts';
import { useRowDrops } from './use-row-drops.ts';
import { HEADER_HEIGHT, type ShownRows, useShownRows } from './use-shown-rows.ts';

type Props = {
  readonly rows: RowsState;
  readonly context: RowContext;
  readonly onSort: (sorts: readonly Sort[]) => void;
  /** A click on a row, also on the active one. */
  readonly onPick: (id: number) => void;
  /** Enter or a double click: the form of the active row. */
  readonly onOpen: () => void;
  readonly onDelete: () => void;
  readonly onMenu: (at: { readonly x: number; readonly y: number }) => void;
};

/** The rows, by keyboard and mouse. One tab stop: the active row moves, the focus stays. */
export function ProductTable(props: Props) {
  const { rows, context, onSort, onOpen } = props;
  const { selection, active } = useSelection();
  const count = countRows(rows);
  const scroll = useRef<HTMLDivElement>(null);
  const shown = useShownRows(scroll, rows, active);
  const keyTarget = (key: string) => rowAfterKey(key, active, count, shown.readPageLength());
  const gestures = useListGestures({ ...props, active, keyTarget });
  useRowDrops(rows);
  useListProblems();
  const ticked = countSelected(selection, count);
  // The empty list before it may have had the focus.
  useEffect(rescueFocus, []);
  const isDrawn = shown.items.some((item) => item.index === active);
  return (
    <div className={classes['scroll']} ref={scroll}>
      <table
        className={classes['table']}
        aria-label={t`Products, ${countOf(count, 'row')}`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a grid is what a table becomes with a cursor in it
        role="grid"
        tabIndex={0}
        data-pane-focus
        data-keys="list"
        aria-multiselectable
        aria-rowcount={count + 1}
        aria-activedescendant={isDrawn ? rowElementId(active) : undefined}
        onMouseDown={keepFocus}
        onDoubleClick={(event) => rowIndexOf(event.target) !== null && onOpen()}
        {...gestures}
      >
        <ProductHeader
          sorts={rows.query.sorts}
          ticked={ticked === 0 ? 'none' : ticked === count ? 'all' : 'some'}
          onSort={onSort}
          onTickAll={ticked === 0 ? selectAll : selectNothing}
        />
        <Rows rows={rows} context={context} shown={shown} />
      </table>
    </div>
  );
}

function Rows({ rows, context, shown }: Pick<Props, 'rows' | 'context'> & { readonly shown: ShownRows }) {
  const { selection, active } = useSelection();
  return (
    <tbody className={classes['body']} style={{ height: shown.height }}>
      {shown.items.map(({ key, index, start }) => {
        const row = rowAt(rows, index);
        return (
          <ProductTableRow
            key={key}
            index={index}
            row={row}
            active={index === active}
            selected={row !== undefined && isSelected(selection, row.id)}
            pinned={index < rows.pinned.length}
            top={start - HEADER_HEIGHT}
            context={context}
            onToggle={toggleRow}
          />
        );
      })}
    </tbody>
  );
}
