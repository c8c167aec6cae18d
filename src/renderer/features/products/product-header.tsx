import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ListQuery, SortField } from '../../../shared/model/query.ts';
import { Tick } from '../../ui/tick.tsx';
import { COLUMNS, type Column } from './columns.tsx';
import classes from './product-list.module.css';

type Sort = ListQuery['sort'];
type Props = {
  readonly sort: Sort;
  readonly ticked: 'none' | 'some' | 'all';
  readonly onSort: (sort: Sort) => void;
  readonly onTickAll: () => void;
};

/** The headings; a click sorts, a second one turns the order around. */
export function ProductHeader({ sort, ticked, onSort, onTickAll }: Props) {
  return (
    <thead className={classes['head']}>
      <tr className={classes['headRow']} aria-rowindex={1}>
        <th className={classes['heading']} data-column="tick" scope="col">
          <Tick
            label="Select all that match"
            checked={ticked === 'all'}
            partly={ticked === 'some'}
            onToggle={onTickAll}
          />
        </th>
        {COLUMNS.map((column) => (
          <Heading key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}

type HeadingProps = { readonly column: Column; readonly sort: Sort; readonly onSort: (sort: Sort) => void };

function Heading({ column, sort, onSort }: HeadingProps) {
  const { sort: field } = column;
  const direction = field === sort.field ? sort.direction : undefined;
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
        <button type="button" className={classes['sort']} onClick={() => onSort(nextSort(sort, field))}>
          {column.title}
          {direction && <Arrow size={14} stroke={2} aria-hidden />}
        </button>
      )}
    </th>
  );
}

/** What a click on a heading asks for: newest first for times, A to Z for the rest. */
export function nextSort(sort: Sort, field: SortField): Sort {
  if (field === sort.field) return { field, direction: sort.direction === 'asc' ? 'desc' : 'asc' };
  return { field, direction: field === 'updated' || field === 'created' ? 'desc' : 'asc' };
}
