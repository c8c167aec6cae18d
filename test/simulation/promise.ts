import type { Reason, Row } from './asks.ts';
import { KEY, type Seen } from './faulty-remote.ts';
import type { World } from './world.ts';

/** S8: the moves of sync.md. */
const LEGAL = new Set([
  'queued → sending',
  'queued → cancelled',
  'queued → superseded',
  'sending → sent',
  'sending → queued',
  'sending → rejected',
  'sending → unsure',
  'unsure → sent',
  'unsure → queued',
  'unsure → discarded',
  'unsure → superseded',
  'rejected → superseded',
  'rejected → cancelled',
  'rejected → sent',
  'sent → unsure',
  'sent → rejected',
]);

/** What is logged while the disk takes nothing. */
const OF_THE_DISK = /disk is full|disk takes nothing more/;

/** The promise of sending, read off what the remotes saw and what the catalog says. */
export function checkPromise(world: World): void {
  const { rig, side, asks, blame, seed } = world;
  const rows = asks.rows();
  for (const own of groupPairs(rows).values()) checkPair(world, own);
  const sent = side.seen.filter(({ id, fields }) => id !== null && fields.sku !== undefined);
  for (const [at, seen] of sent.entries()) {
    const other = sent.slice(0, at).find((earlier) => hasSameSku(earlier, seen));
    if (other !== undefined && asks.given(other.product, other.account) === 0)
      blame(`the SKU ${seen.fields.sku} is there twice`, 'duplicate');
  }
  if (asks.mixedIdentities.get() !== 0) blame('one identity with two bodies, or for two submissions');
  for (const move of asks.moves.all()) if (!LEGAL.has(move)) blame(`an illegal move: ${move}`);
  if (asks.createdThatReturned.get() !== 0) blame('what the remote said that it created was to leave again');
  if (asks.texts.all().some((text) => text.includes(KEY))) blame('a key is stored');
  if (seed % 64 === 0 && world.db.pragma('integrity_check', { simple: true }) !== 'ok')
    blame('the database is damaged');
  for (const problem of rig.problems) if (!OF_THE_DISK.test(problem)) blame(problem);
}

function groupPairs(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const pairs = new Map<string, Row[]>();
  for (const row of rows) {
    const pair = `${row.product} ${row.account}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), row]);
  }
  return pairs;
}

function hasSameSku(one: Seen, other: Seen): boolean {
  return one.place === other.place && one.fields.sku === other.fields.sku && one.product !== other.product;
}

/** S3, S5, S6: what is there of one product at one account, against what is said of it. */
function checkPair({ side, asks, blame }: World, own: readonly Row[]): void {
  const [first] = own;
  if (first === undefined) return;
  const { product, account } = first;
  const what = `product ${product} at account ${account}`;
  const records = side.seen.filter(
    (seen) => seen.product === product && seen.account === account && seen.id !== null,
  );
  const words = asks.words(product, account);
  if (records.length > 1 + words) blame(`${what} is there ${records.length} times`, 'duplicate');
  const live = own.filter(({ state }) => !['cancelled', 'discarded', 'superseded'].includes(state));
  if (live.length > 1) blame(`${what} stands in line twice`, 'duplicate');
  const sent = own.find(({ state }) => state === 'sent');
  const isMissing = sent !== undefined && !records.some(({ id }) => id === sent.record);
  // A wrong id that the person gave and did not take back is the person's.
  if (isMissing && !asks.saidThere().some(({ id }) => id === sent.id)) blame(`${what} is not there`, 'lost');
  if (own.some(({ state }) => state === 'rejected') && records.length > 0)
    blame(`${what} is there, though it is said to be refused`);
  const denied = own.every(({ state }) => ['queued', 'cancelled', 'rejected'].includes(state));
  if (denied && words === 0 && records.length > 0) blame(`${what} is there unseen`, 'lost');
}

/** L1: every row that has not ended has one reason; what goes on by itself has a wake-up, or somebody before it in line. */
export function checkMoment({ asks, blame, clock, frailty, side, isAsleep }: World, settled: boolean): void {
  const rows = asks.reasons.all();
  if (rows.some(({ reasons }) => reasons !== 1)) blame('a row without a reason, or with two');
  let mustWake = 0;
  for (const place of new Set(rows.map((row) => row.place))) {
    const line = rows.filter((row) => row.place === place);
    const nexts = line.filter(({ reason }) => reason === 'next').length;
    const waits = line.some(({ reason }) => reason === 'next' || reason === 'in-line');
    if (nexts > 1 || (waits && nexts === 0)) blame('a line without one next row');
    if (line.some(movesByItself) && !side.isBusy(place) && !line.some(({ state }) => state === 'sending'))
      mustWake += 1;
  }
  if (isAsleep()) mustWake = Math.min(mustWake, 1);
  if (settled && !frailty.gone && clock.timers() < mustWake) blame('a line that nobody wakes up');
}

function movesByItself({ state, reason, wakes, readable, behindImage }: Reason): boolean {
  if (state === 'unsure') return wakes === 1 && readable === 1;
  return behindImage === 0 && (reason === 'next' || (reason === 'waiting-until' && wakes === 1));
}

/** What is stored about problems is what would be found now: no SKU is taken or free without anybody knowing. */
export function checkStored({ rig, asks, blame }: World): void {
  const before = JSON.stringify(asks.checks.all());
  rig.recheckAll();
  if (JSON.stringify(asks.checks.all()) !== before) blame('a stored check is out of date');
  if (asks.otherSkus.get() !== 0) blame('another SKU is written down than was sent');
}
