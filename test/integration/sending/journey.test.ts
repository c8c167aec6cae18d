import { expect, onTestFinished, test } from 'vitest';
import type { Fault } from '../../../sandbox/fault.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { createHttpClient } from '../../../src/main/core/adapters/http/http-client.ts';
import { createRacingClock } from '../../helpers/racing-clock.ts';
import { settings } from '../../helpers/sending-samples.ts';
import { until } from '../../helpers/until.ts';
import { createRig, type Rig } from './rig.ts';

/** How many products; the long run has 5,000. */
const PRODUCTS = Number(process.env['JOURNEY_PRODUCTS'] ?? 300);

/** Minutes of waiting pass in seconds. */
const SPEED = 200;
const PATIENCE_MS = 60_000 + PRODUCTS * 100;

/** What a dying network does, again and again. */
const TROUBLES: readonly (readonly Fault[])[] = [
  [{ name: 'down' }],
  [{ name: 'reset-after-create', times: 1 }],
  [{ name: 'reset-before', times: 2 }],
  [{ name: 'status-after-create', status: 502, times: 1 }],
  [{ name: 'hang-after-create', times: 1 }],
  [{ name: 'cut-body', times: 1 }],
  [{ name: 'rate-limited', times: 1, retryAfter: 5 }],
  [{ name: 'garbage', times: 1 }],
];

async function connect() {
  const sandbox = await startSandbox({ perMinute: 1_000_000 });
  const http = createHttpClient({ connectMs: 2_000, headersMs: 500, bodyMs: 2_000 });
  onTestFinished(async () => {
    await http.close();
    await sandbox.close();
  });
  const rig = createRig({ http, clock: createRacingClock(Date.now(), SPEED), fraction: 0.5 });
  const [own, ...others] = sandbox.journeybee.currencies;
  const currencies = Object.fromEntries(others.map(({ code, uuid }) => [code, uuid]));
  const bee = { ...settings, accountCurrency: own?.code ?? null, currencies };
  rig.addRemote({ profileId: 'jani', baseUrl: sandbox.jani.url }, 'a-wrong-key-for-jani');
  rig.addRemote(
    { profileId: 'journeybee', baseUrl: sandbox.journeybee.url, settings: bee },
    'a-wrong-key-for-the-bee',
  );
  rig.engine().start();
  return { sandbox, rig };
}

const countIn = ({ db }: Rig, ...states: string[]): number =>
  Number(
    db
      .prepare('SELECT count(*) FROM submission WHERE state IN (SELECT value FROM json_each(?))')
      .pluck()
      .get(JSON.stringify(states)),
  );

/** One record for each product that is sent, and none that nobody knows of. */
function expectEachOnce({ sandbox, rig }: { sandbox: Sandbox; rig: Rig }): void {
  const rows = rig.db
    .prepare(`SELECT p.name, r.profile_id AS remote, s.state, s.remote_record_id AS record,
        (SELECT count(*) FROM evidence e WHERE e.submission_id = s.id) AS evidence
      FROM submission s JOIN product p ON p.id = s.product_id JOIN remote r ON r.id = s.remote_id`)
    .all() as {
    name: string;
    remote: 'jani' | 'journeybee';
    state: string;
    record: string;
    evidence: number;
  }[];
  expect(rows).toHaveLength(PRODUCTS * 2);
  const there = new Map<string, string[]>();
  for (const remote of ['jani', 'journeybee'] as const) {
    for (const { id, fields } of sandbox.products(remote)) {
      const key = `${String(fields['name'])} at ${remote}`;
      there.set(key, [...(there.get(key) ?? []), id]);
    }
  }
  const wrong = rows.filter(({ name, remote, state, record, evidence }) => {
    const ids = there.get(`${name} at ${remote}`) ?? [];
    return state === 'sent' ? ids.length !== 1 || ids[0] !== record : ids.length > 1 || evidence === 0;
  });
  expect(wrong).toEqual([]);
}

test('a wrong key, a dying network, a laptop that sleeps and a program that is killed: each product is there once, or Unsure', {
  timeout: PATIENCE_MS + 60_000,
}, async () => {
  const { sandbox, rig } = await connect();
  const products = Array.from({ length: PRODUCTS }, (_, at) =>
    rig.addProduct({ name: `Mug ${at}`, sku: `M-${at}` }),
  );
  const remotes = rig.ask('remotes.list', {});
  rig.send(
    products,
    remotes.map(({ id }) => id),
  );
  await until('both remotes to be held', () =>
    remotes.every((remote) => rig.lane(remote).hold === 'wrong-key'),
  );
  expect(countIn(rig, 'queued')).toBe(PRODUCTS * 2);
  for (const { id, profileId } of remotes) rig.setKey(id, sandbox[profileId as 'jani' | 'journeybee'].key);
  for (const [at, trouble] of [...TROUBLES, ...TROUBLES].entries()) {
    const before = countIn(rig, 'sent');
    const enough = Math.max(5, Math.floor(PRODUCTS / 12));
    const isFar = () => countIn(rig, 'sent') >= before + enough || countIn(rig, 'queued', 'sending') === 0;
    await until('some progress', isFar, PATIENCE_MS);
    await sandbox.faults.set(at % 2 === 0 ? 'jani' : 'journeybee', trouble);
    if (at % 4 === 1) rig.engine().sleep();
    if (at % 5 === 2) rig.restart();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await sandbox.faults.clear();
    rig.engine().wake();
    for (const { id } of remotes) rig.run('sending.release', { remoteId: id });
  }
  const isOver = () =>
    countIn(rig, 'queued', 'sending') === 0 &&
    rig.db.prepare('SELECT count(*) FROM submission WHERE look_at IS NOT NULL').pluck().get() === 0;
  await until('everything to be settled', isOver, PATIENCE_MS);
  expectEachOnce({ sandbox, rig });
  expect(countIn(rig, 'sent', 'unsure')).toBe(PRODUCTS * 2);
  expect(rig.problems).toEqual([]);
});
