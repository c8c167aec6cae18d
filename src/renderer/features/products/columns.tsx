import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ProductRow, SortField } from '../../../shared/model/query.ts';
import { t } from '../../i18n/t.ts';
import { formatMoment, formatPrice, formatWhen } from '../../ui/format.ts';
import { Thumbnail } from '../../ui/thumbnail.tsx';
import classes from './product-list.module.css';
import { type RemoteLetters, RowMarks } from './row-marks.tsx';

export type RowContext = { readonly letters: RemoteLetters; readonly now: number };

export type Column = {
  readonly id: string;
  readonly title: string;
  /** Absent where the core knows no such order. */
  readonly sort?: SortField;
  readonly align?: 'end';
  /** What a person wrote, which runs as it was written in whatever language the window is. */
  readonly written?: true;
  readonly cell: (row: ProductRow, context: RowContext) => ReactNode;
};

const STATUS_WORD = { active: t`Active`, draft: t`Draft`, archived: t`Archived` } as const;

/** The columns after the tick, in their order; narrow panes leave out the last ones (product-list.module.css). */
export const COLUMNS: readonly Column[] = [
  {
    id: 'marks',
    title: t`Remotes`,
    cell: (row, { letters }) => <RowMarks remotes={row.remotes} letters={letters} />,
  },
  { id: 'name', title: t`Name`, sort: 'name', cell: (row) => <NameCell row={row} /> },
  { id: 'sku', title: t`SKU`, sort: 'sku', written: true, cell: (row) => row.sku ?? <NotSet /> },
  { id: 'type', title: t`Type`, sort: 'type', written: true, cell: (row) => row.type },
  {
    id: 'price',
    title: t`Price`,
    sort: 'price',
    align: 'end',
    cell: (row) => (row.price === null ? <NotSet /> : formatPrice(row.price, row.currency)),
  },
  {
    id: 'status',
    title: t`Status`,
    sort: 'status',
    cell: (row) => (row.status === null ? <NotSet /> : STATUS_WORD[row.status]),
  },
  {
    id: 'description',
    title: t`Description`,
    written: true,
    cell: (row) => <Quiet>{firstLine(row.description)}</Quiet>,
  },
  {
    id: 'updated',
    title: t`Changed`,
    sort: 'updated',
    align: 'end',
    cell: (row, { now }) => (
      <span className={classes['quiet']} title={formatMoment(row.updatedAt)}>
        {formatWhen(row.updatedAt, now)}
      </span>
    ),
  },
];

function NameCell({ row }: { readonly row: ProductRow }) {
  return (
    <span className={classes['name']}>
      <Thumbnail image={row.imageUrl} box={24} alt="" />
      {row.name.trim() === '' ? (
        <Quiet>{t`No name yet`}</Quiet>
      ) : (
        <span className={classes['cut']} dir="auto">
          {row.name}
        </span>
      )}
      {row.hasDraft && (
        <span className={classes['draft']} title={t`Typed, not saved yet`}>
          <IconPencil size={14} stroke={2} aria-label={t`Typed, not saved yet`} />
        </span>
      )}
    </span>
  );
}

/** Not set looks different from empty. */
function NotSet() {
  return (
    <span className={classes['quiet']} title={t`Not set`}>
      —
    </span>
  );
}

function Quiet({ children }: { readonly children: ReactNode }) {
  return <span className={`${classes['quiet']} ${classes['cut']}`}>{children}</span>;
}

function firstLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
