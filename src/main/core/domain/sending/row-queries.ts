import type { Handlers } from '../../../../shared/contract/api.ts';
import type { Submission } from '../../../../shared/model/submission.ts';
import type { RowReader } from '../ports/row-reader.ts';
import type { ChangedThere } from './changed-there.ts';

type Queries = Pick<Handlers<'query' | 'scan'>, 'sending.row' | 'sending.rows' | 'sending.nextMove'>;

/** What scripts ask about submissions. */
export function createRowQueries(rows: RowReader, changedThere: ChangedThere): Queries {
  const look = (row: Submission): Submission => ({
    ...row,
    changedSince: row.changedSince && changedThere(row.id),
  });
  return {
    'sending.row': ({ id }) => {
      const row = rows.row(id);
      return row === undefined ? null : look(row);
    },
    'sending.rows': ({ state, after, count }) => {
      const page = rows.page(state, after, count);
      return { rows: page.rows.map(look), next: page.next };
    },
    'sending.nextMove': ({ remotes }) => ({ at: rows.nextMove(remotes) }),
  };
}
