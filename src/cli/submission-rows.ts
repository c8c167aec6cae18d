import type { LaneStatus, Submission, SubmissionState, TimelineEntry } from '../shared/model/submission.ts';
import { failed } from './command-failure.ts';
import { type PlacesOfRemotes, readPlacesOfRemotes } from './find-places.ts';
import type { Core } from './open-core.ts';
import { type ProofTimes, readProofTimes } from './proof-time.ts';
import { sayReason, writeTime } from './reason-words.ts';
import type { Column } from './table.ts';

const PAGE = 1000;

/** What happened to a submission, or what a look found; `at` is UTC, as ISO 8601. */
export type Happened = { readonly at: string; readonly text: string };

/** A submission as scripts get it. */
export type Row = {
  readonly id: string;
  /** The product's id. */
  readonly product: number;
  readonly productName: string;
  /** The remote's name. */
  readonly remote: string;
  readonly state: SubmissionState;
  readonly reason: string | null;
  /** The reason in a sentence, what a look found last, and what comes next. */
  readonly message: string;
  readonly remoteId: string | null;
  readonly attempts: number;
  /** When it moves by itself; UTC, as ISO 8601. */
  readonly wakeAt: string | null;
  /** What the last look-up said of an Unsure one, such as what stands there that may be it; `null` where none did. */
  readonly found: Happened | null;
  /** The oldest first; `null` where it was left out. */
  readonly history: readonly Happened[] | null;
};

export const ROW_COLUMNS: readonly Column<Row>[] = [
  { head: 'id', of: ({ id }) => id },
  { head: 'product', of: ({ product }) => product },
  { head: 'name', of: ({ productName }) => productName },
  { head: 'remote', of: ({ remote }) => remote },
  { head: 'state', of: ({ state }) => state },
  { head: 'reason', of: ({ reason }) => reason },
  { head: 'remoteId', of: ({ remoteId }) => remoteId },
  { head: 'attempts', of: ({ attempts }) => attempts },
];

/** True where the person has to say what became of it. */
export function asksPerson({ state, reason }: Pick<Row, 'state' | 'reason'>): boolean {
  return state === 'unsure' || reason === 'copied';
}

/** What the words about rows depend on besides the rows. */
type Background = {
  readonly lanes: readonly LaneStatus[];
  readonly places: PlacesOfRemotes;
  readonly proofTimes: ProofTimes;
};

async function readBackground(core: Core): Promise<Background> {
  const { lanes } = await core.call('sending.status', {});
  return { lanes, places: await readPlacesOfRemotes(core), proofTimes: await readProofTimes(core) };
}

async function toRow(
  core: Core,
  row: Submission,
  { lanes, places, proofTimes, withHistory }: Background & { readonly withHistory: boolean },
): Promise<Row> {
  const lane = lanes.find(({ remoteId }) => remoteId === row.remoteId);
  const place = places.get(row.remoteId);
  const proofSeconds = proofTimes.get(row.remoteId);
  const told = withHistory ? await core.call('sending.timeline', { id: row.id }) : null;
  const found = row.state === 'unsure' && told !== null ? findFound(row, told) : null;
  const looked = found === null ? '' : `${found.at}: ${found.text} `;
  return {
    id: row.id,
    product: row.productId,
    productName: row.productName,
    remote: row.remoteName,
    state: row.state,
    reason: row.reason,
    message: `${looked}${sayReason(row, { lane, place, catalog: core.catalog, proofSeconds })}`,
    remoteId: row.remoteRecordId,
    attempts: row.attempts,
    wakeAt: row.wakeAt === null ? null : writeTime(row.wakeAt),
    found,
    history: told?.map(({ at, text }) => ({ at: writeTime(at), text })) ?? null,
  };
}

/** The last that is known besides requests and their answers, such as what a look found. */
function findFound({ detail }: Submission, told: readonly TimelineEntry[]): Happened | null {
  const left = told.findLastIndex(({ attempt }) => attempt !== null);
  const last = told.findLast(
    ({ attempt, text }, at) => at > left && attempt === null && text !== '' && text !== detail,
  );
  return last === undefined ? null : { at: writeTime(last.at), text: last.text };
}

/** One submission, with its history. @throws CommandFailure where there is none of this id */
export async function readSubmission(core: Core, id: string): Promise<Row> {
  const background = await readBackground(core);
  const row = await core.call('sending.row', { id });
  if (row === null) throw failed('not-found', 'There is no such submission in this catalog.');
  return await toRow(core, row, { ...background, withHistory: true });
}

/** What became of one product, with its history. */
export async function readSubmissionsOf(core: Core, product: number): Promise<readonly Row[]> {
  const background = await readBackground(core);
  const listed = await core.call('sending.list', { product, limit: 1000 });
  return await Promise.all(listed.map((row) => toRow(core, row, { ...background, withHistory: true })));
}

/** Every submission, or every one in a state; the oldest first. Those that ask the person have their history. */
export async function readSubmissions(core: Core, state: SubmissionState | null): Promise<readonly Row[]> {
  const background = await readBackground(core);
  const rows: Row[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: { readonly rows: Submission[]; readonly next: number | null } = await core.call(
      'sending.rows',
      { state, after, count: PAGE },
    );
    for (const row of page.rows)
      rows.push(await toRow(core, row, { ...background, withHistory: asksPerson(row) }));
    after = page.next;
  }
  return rows;
}
