import type { Handlers } from '../../../../shared/contract/api.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import type { Submission } from '../../../../shared/model/submission.ts';
import type { ProfileSource } from '../ports/profile-source.ts';
import type { RowReader } from '../ports/row-reader.ts';
import type { ChangedThere } from './changed-there.ts';
import { lookMeans } from './look-up/means.ts';

type Queries = Pick<Handlers<'query' | 'scan'>, 'sending.row' | 'sending.rows' | 'sending.nextMove'>;

/** What scripts ask about submissions. */
export function createRowQueries(
  rows: RowReader,
  profiles: ProfileSource,
  changedThere: ChangedThere,
): Queries {
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
    'sending.nextMove': ({ remotes }) => {
      const readings = rows.unread(remotes).filter(({ profileId }) => canLookUp(profiles.find(profileId)));
      const moves = [rows.nextMove(remotes), ...readings.map(({ at }) => at)].filter((at) => at !== null);
      return { at: moves.length === 0 ? null : Math.min(...moves) };
    },
  };
}

function canLookUp(profile: Profile | undefined): boolean {
  return profile !== undefined && lookMeans(profile) !== undefined;
}
