import { describe, expect, test } from 'vitest';
import { withdrawQueued } from '../../src/main/core/adapters/sqlite/withdraw-queued.ts';
import type { Submission } from '../../src/shared/model/submission.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { createRig, type Rig } from '../integration/sending/rig.ts';
import { type Chance, createChance } from './chance.ts';
import { createFaultyRemote, type Seen } from './faulty-remote.ts';

/** How many schedules; a failing one is named by its seed, which repeats it: `SEED=17 SEEDS=1`. */
const FIRST = Number(process.env['SEED'] ?? 1);
const COUNT = Number(process.env['SEEDS'] ?? 150);
const STEPS = 60;

type World = Awaited<ReturnType<typeof play>>;

/** Runs one schedule of everything that can happen, in any order, and returns what is left of the world. */
async function play(seed: number) {
  const chance = createChance(seed);
  const clock = createManualClock();
  const broken: string[] = [];
  const remoteSide = createFaultyRemote({
    chance,
    now: clock.now,
    onRequest: (request) => look(request.body ?? ''),
  });
  const rig = createRig({ http: remoteSide.http, clock, fraction: 0.3 });
  const remote = rig.addRemote({ profileId: 'jani', baseUrl: 'https://billing.example.com' });
  const products: number[] = [];
  let edits = 0;

  /** S4, S10 and one at a time, seen at the moment that a request leaves. */
  function look(body: string): void {
    const marked = rig.db.prepare(`SELECT body FROM submission s JOIN attempt a ON a.id = s.attempt_id
      WHERE s.state = 'sending' AND NOT EXISTS (SELECT 1 FROM answer WHERE attempt_id = a.id)`);
    const bodies = marked.pluck().all();
    if (bodies.length !== 1 || bodies[0] !== body)
      broken.push('a request left without its marker, or beside another one');
    if (rig.db.inTransaction) broken.push('a request left before its marker was committed');
    const asked = rig.db.prepare(
      `SELECT max(at + json_extract(headers, '$.retry-after') * 1000) FROM answer WHERE status = 429`,
    );
    if (clock.now() < Number(asked.pluck().get() ?? 0)) broken.push('a request left before its Retry-After');
  }

  const rows = (...states: Submission['state'][]) => rig.list().filter(({ state }) => states.includes(state));
  const onSome = (act: (row: Submission) => void, ...states: Submission['state'][]) => {
    const some = rows(...states);
    if (some.length > 0) act(chance.pick(some));
  };
  const steps: Readonly<Record<string, () => void | Promise<void>>> = {
    send: () => {
      const product = rig.addProduct({ name: `Mug ${products.length}` });
      products.push(product);
      rig.send([product], [remote.id]);
    },
    'send again': () => {
      if (products.length > 0) rig.send([chance.pick(products)], [remote.id], chance.below(4) === 0);
    },
    edit: () => {
      if (products.length > 0) rig.editProduct(chance.pick(products), { name: `Cup ${(edits += 1)}` });
    },
    trash: () => {
      if (products.length === 0 || chance.below(4) > 0) return;
      const product = chance.pick(products);
      rig.db.prepare('UPDATE product SET trashed_at = 1 WHERE id = ?').run(product);
      withdrawQueued(rig.db, [product], clock.now());
    },
    pause: () =>
      onSome(({ id }) => rig.run('sending.pause', { id, paused: chance.below(2) === 0 }), 'queued'),
    withdraw: () => onSome(({ id }) => rig.run('sending.withdraw', { id }), 'queued', 'rejected'),
    resolve: () => onSome((row) => resolve(rig, chance, row, remoteSide.seen), 'unsure'),
    'send edited': () =>
      onSome((row) => attempt(() => rig.run('sending.sendEdited', { id: row.id })), 'rejected'),
    release: () => {
      rig.run('sending.release', { remoteId: remote.id });
    },
    'try now': () => {
      rig.run('sending.tryNow', {});
    },
    key: () => rig.setKey(remote.id, chance.below(2) === 0 ? null : `key ${chance.below(9)}`),
    answer: () => remoteSide.answerAll(),
    time: () => clock.advance(chance.below(90_000)),
    crash: () => rig.restart(),
  };
  rig.engine().start();
  for (let step = 0; step < STEPS; step += 1) {
    await steps[chance.pick(Object.keys(steps))]?.();
    if (chance.below(2) === 0) await clock.settle();
    checkReasons(rig, broken);
  }
  return { rig, clock, remote, remoteSide, products, broken };
}

function resolve(rig: Rig, chance: Chance, row: Submission, seen: readonly Seen[]): void {
  const references = rig.db
    .prepare('SELECT identity FROM attempt WHERE submission_id = ?')
    .pluck()
    .all(row.id);
  const there = seen.find(({ id, reference }) => id !== null && references.includes(reference));
  const kind = chance.pick(['there', 'send-again', 'discard'] as const);
  if (kind === 'there' && there?.id) {
    const resolution = { kind, remoteRecordId: there.id } as const;
    attempt(() => rig.run('sending.resolve', { id: row.id, resolution }));
  } else if (kind !== 'there')
    attempt(() => rig.run('sending.resolve', { id: row.id, resolution: { kind } }));
}

/** What a person tries and the program refuses with a sentence. */
function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'Failure') throw error;
  }
}

/** L1: every row that has not ended has exactly one reason. */
function checkReasons({ db }: Rig, broken: string[]): void {
  const without =
    db.prepare(`SELECT count(*) FROM submission s LEFT JOIN submission_reason v ON v.submission_id = s.id
    WHERE s.state NOT IN ('cancelled', 'discarded', 'superseded') AND v.reason IS NULL`);
  if (without.pluck().get() !== 0) broken.push('a row without a reason');
}

type Sent = {
  readonly state: string;
  readonly product: number;
  readonly reference: string;
  readonly remote_record_id: string | null;
};

/** The promise of sending, read off what the remote saw and what the catalog says. */
function checkPromise({ rig, remoteSide, broken }: World): void {
  const attempts = rig.db
    .prepare(`SELECT s.state, s.product_id AS product, a.identity AS reference, s.remote_record_id
    FROM attempt a JOIN submission s ON s.id = a.submission_id ORDER BY a.id`)
    .all() as Sent[];
  const confirmed = rig.db
    .prepare(`SELECT count(*) FROM evidence e JOIN submission s ON s.id = e.submission_id
    WHERE s.product_id = ? AND e.kind IN ('send-again', 'sent-although-unsure')`)
    .pluck();
  for (const product of new Set(attempts.map((row) => row.product))) {
    const own = attempts.filter((row) => row.product === product);
    const references = new Set(own.map(({ reference }) => reference));
    const requests = remoteSide.seen.filter(({ reference }) => references.has(reference));
    const records = requests.filter(({ id }) => id !== null);
    const confirmations = Number(confirmed.get(product));
    if (records.length > 1 + confirmations)
      broken.push(`product ${product} is there ${records.length} times`);
    const doubtful = requests.slice(0, -1).filter(({ provedNothing }) => !provedNothing).length;
    if (doubtful > confirmations) broken.push(`product ${product} left again without a proof or a word`);
    const sent = own.find(({ state }) => state === 'sent');
    if (sent && !records.some(({ id }) => id === sent.remote_record_id))
      broken.push(`product ${product} is not there`);
    const denied = own.every(({ state }) => ['queued', 'cancelled', 'rejected'].includes(state));
    if (denied && confirmations === 0 && records.length > 0)
      broken.push(`product ${product} is there unseen`);
  }
  const hashes = rig.db
    .prepare('SELECT count(DISTINCT body_hash) FROM attempt GROUP BY identity')
    .pluck()
    .all();
  if (hashes.some((count) => count !== 1)) broken.push('one reference with two bodies');
  if (rig.db.pragma('integrity_check', { simple: true }) !== 'ok') broken.push('the database is damaged');
  broken.push(...rig.problems);
}

/** L2: once all is well again, nothing waits for ever. */
async function checkDrain({ rig, clock, remote, remoteSide, broken }: World): Promise<void> {
  remoteSide.heal();
  remoteSide.answerAll();
  await clock.settle();
  rig.setKey(remote.id, 'a good key');
  for (const { id } of rig.list().filter(({ paused, state }) => paused && state === 'queued'))
    rig.run('sending.pause', { id, paused: false });
  rig.run('sending.release', { remoteId: remote.id });
  await clock.advance(3 * 3_600_000);
  rig.run('sending.release', { remoteId: remote.id });
  await clock.advance(1);
  const left = rig.list().filter(({ state }) => state === 'queued' || state === 'sending');
  if (left.length > 0) broken.push(`${left.length} wait for ever: ${left[0]?.reason}`);
  if (clock.timers() > 0) broken.push('a wake-up is set with nothing to send');
}

describe('whatever happens, in whatever order', () => {
  test.each(Array.from({ length: COUNT }, (_, at) => FIRST + at))(
    'seed %i: nothing is lost, nothing is sent twice unasked',
    async (seed) => {
      const world = await play(seed);
      checkPromise(world);
      await checkDrain(world);
      checkPromise(world);
      expect(world.broken).toEqual([]);
    },
  );
});
