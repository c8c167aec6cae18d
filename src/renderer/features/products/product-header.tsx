import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Sort } from '../../../shared/model/query.ts';
import { t } from '../../i18n/t.ts';
import { Tick } from '../../ui/tick.tsx';
import { COLUMNS, type Column } from './columns.tsx';
import { clickSort } from './grid/sort-list.ts';
import classes from './product-list.module.css';

type Props = {
  readonly sorts: readonly Sort[];
  readonly ticked: 'none' | 'some' | 'all';
  readonly onSort: (sorts: readonly Sort[]) => void;
  readonly onTickAll: () => void;
};

/** The headings; a click sorts, a second one turns the order around, Shift sorts within the order that is there. */
export function ProductHeader({ sorts, ticked, onSort, onTickAll }: Props) {
  return (
    <thead className={classes['head']}>
      <tr className={classes['headRow']} aria-rowindex={1}>
        <th className={classes['heading']} data-column="tick" scope="col">
          <Tick
            label={t`Select all that match`}
            checked={ticked === 'all'}
            partly={ticked === 'some'}
            onToggle={onTickAll}
          />
        </th>
        {COLUMNS.map((column) => (
          <Heading key={column.id} column={column} sorts={sorts} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}

type HeadingProps = Pick<Props, 'sorts' | 'onSort'> & { readonly column: Column };

function Heading({ column, sorts, onSort }: HeadingProps) {
  const { sort: field } = column;
  const at = sorts.findIndex((sort) => sort.field === field);
  const direction = sorts[at]?.direction;
  const Arrow = direction === 'asc' ? IconArrowUp : IconArrowDown;
  return (
    <th
      className={classes['heading']}
      data-column={column.id}
      data-align={column.align}
      scope="col"
      aria-sort={direction && (direction === 'asc' ? 'ascending' : 'descending')}
    >
      {field === undefined ? (
        column.title
      ) : (
        <button
          type="button"
          className={classes['sort']}
          onClick={(event) => onSort(clickSort(sorts, field, event.shiftKey))}
        >
          {column.title}
          {direction && <Arrow size={14} stroke={2} aria-hidden />}
          {direction && sorts.length > 1 && at + 1}
        </button>
      )}
    </th>
  );
}
