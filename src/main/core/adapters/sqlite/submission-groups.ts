import { expectPresent } from '../../../../shared/assert.ts';
import type {
  SendGroup,
  SendGroupKey,
  SendSection,
  Submission,
} from '../../../../shared/model/submission.ts';
import type { SendingReader } from '../../domain/ports/sending-reader.ts';
import type { Database } from './database.ts';
import { capGroups, type Rest } from './submission-groups-cap.ts';
import { ALIKE, createGroupIds, DIFFERS, SECTION, type Stored } from './submission-groups-sql.ts';
import { createRowReader } from './submission-list.ts';

type GroupRecord = Stored<SendGroupKey> & {
  readonly count: number;
  readonly firstId: string;
  /** How many different words stand behind the ones that they have in common. */
  readonly sayings: number;
  /** The number in line of what waits, else the time at which the newest changed. */
  readonly place: number;
};

/** What waits has the reason that the view gives it. SQLite takes the bare column from the row of the minimum. */
const WAITING = `SELECT 'going-on' AS section, s.remote_id AS remoteId, s.state, v.reason, NULL AS detail, 0 AS differs,
    count(*) AS count, min(s.seq) AS place, s.id AS firstId, 0 AS sayings
  FROM submission s JOIN submission_reason v ON v.submission_id = s.id
  WHERE s.state = 'queued' GROUP BY s.remote_id, v.reason`;

/** Everything else, by what its rows have in common; the newest stands for all. */
export const OTHERS = `SELECT ${SECTION} AS section, s.remote_id AS remoteId, s.state, s.reason, ${ALIKE} AS detail, ${DIFFERS} AS differs,
    count(*) AS count, max(s.updated_at) AS place, s.id AS firstId, count(DISTINCT s.detail) AS sayings
  FROM submission s JOIN lane l ON l.account_id = s.account_id
  WHERE s.state IN ('sending', 'unsure', 'rejected', 'sent', 'cancelled', 'discarded')
  GROUP BY 1, 2, 3, 4, 5, 6`;

/** The Send list: rows that stand alike, and the rows of each. */
export function createSubmissionGroups(db: Database): Pick<SendingReader, 'groups' | 'groupRows'> {
  const waiting = db.prepare<[], GroupRecord>(WAITING);
  const others = db.prepare<[], GroupRecord>(OTHERS);
  const idsOf = createGroupIds(db);
  const rowsOf = createRowReader(db);
  const read = (): readonly SendGroup[] => {
    const { kept, rests } = capGroups([...others.all(), ...waiting.all()]);
    const records = kept.toSorted(compare);
    const ids = [...records, ...rests.map(({ first }) => first)].map(({ firstId }) => firstId);
    const firsts = new Map(rowsOf(ids).map((row) => [row.id, row]));
    const firstOf = ({ firstId }: GroupRecord) => expectPresent(firsts.get(firstId), 'a row of this moment');
    return [
      ...records.map((record) => toGroup(record, firstOf(record))),
      ...rests.map((rest) => toRest(rest, firstOf(rest.first))),
    ];
  };
  return {
    // One moment for all that is read: the engine writes meanwhile.
    groups: () => db.transaction(read)(),
    groupRows: (key, from, count) => db.transaction(() => rowsOf(idsOf(key, { from, count })))(),
  };
}

/** The reason is the view's own, also where none is stored. */
function toGroup(
  { section, remoteId, state, detail, differs, count, sayings }: GroupRecord,
  first: Submission,
): SendGroup {
  return {
    key: { section, remoteId, state, reason: first.reason, detail, differs: differs === 1 },
    count,
    // Where each has words of its own, the first speaks for all with those that they have in common.
    first: sayings > 1 ? { ...first, detail } : first,
  };
}

/** Its words would be those of one kind among many. */
function toRest({ first: record, kinds, count }: Rest<GroupRecord>, first: Submission): SendGroup {
  const wordless = { ...first, detail: null, fieldErrors: [] };
  const { key } = toGroup({ ...record, detail: null }, wordless);
  return { key, count, first: wordless, kinds };
}

const SECTIONS: readonly SendSection[] = ['needs-you', 'going-on', 'done'];

/**
 * Sections in their order; what goes on from the open request to the end of the line, what is over with what differs there
 * first, the others newest first.
 */
function compare(a: GroupRecord, b: GroupRecord): number {
  const apart = SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section) || stage(a) - stage(b);
  return apart || (a.state === 'queued' ? a.place - b.place : b.place - a.place);
}

function stage({ section, state, reason, differs }: GroupRecord): number {
  if (section === 'done') return differs === 1 ? 0 : 1;
  if (section !== 'going-on' || state === 'sending') return 0;
  if (state === 'unsure') return 1;
  return reason === 'next' ? 2 : 3;
}
