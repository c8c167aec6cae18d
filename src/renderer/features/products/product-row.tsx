import { memo } from 'react';
import type { ProductRow } from '../../../shared/model/query.ts';
import { t } from '../../i18n/t.ts';
import { Tick } from '../../ui/tick.tsx';
import { COLUMNS, type RowContext } from './columns.tsx';
import { rowElementId } from './list-gestures.ts';
import classes from './product-list.module.css';

type Props = {
  /** In the shown list, from 0. */
  readonly index: number;
  /** `undefined` while it is not read yet. */
  readonly row: ProductRow | undefined;
  readonly active: boolean;
  readonly selected: boolean;
  readonly pinned: boolean;
  readonly top: number;
  readonly context: RowContext;
  readonly onToggle: (index: number) => void;
};

/** One row; drawn again only when something of it changed, so that scrolling stays smooth. */
export const ProductTableRow = memo(function ProductTableRow(props: Props) {
  const { index, row, active, selected, pinned, top, context, onToggle } = props;
  return (
    <tr
      id={rowElementId(index)}
      className={classes['row']}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-index={index}
      data-active={active || undefined}
      data-selected={selected || undefined}
      data-pinned={pinned || undefined}
    >
      <td className={classes['cell']} data-column="tick">
        {row && (
          <Tick
            label={t`Select ${row.name || t`product without a name`}`}
            checked={selected}
            tabIndex={-1}
            onToggle={() => onToggle(index)}
          />
        )}
      </td>
      {COLUMNS.map((column) => (
        <td key={column.id} className={classes['cell']} data-column={column.id} data-align={column.align}>
          {row ? (
            <span className={classes['content']} dir={column.written && 'auto'}>
              {column.cell(row, context)}
            </span>
          ) : (
            <span className={classes['bone']} />
          )}
        </td>
      ))}
    </tr>
  );
});
