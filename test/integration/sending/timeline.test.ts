import { beforeEach, expect, test } from 'vitest';
import type { Remote } from '../../../src/shared/model/remote.ts';
import { createManualClock, type ManualClock } from '../../helpers/manual-clock.ts';
import { createRig, type Rig } from './rig.ts';
import { answer, createScript, type Script, silent } from './script.ts';

let clock: ManualClock;
let network: Script;
let rig: Rig;
let jani: Remote;

beforeEach(() => {
  clock = createManualClock();
  network = createScript();
  rig = createRig({ http: network, clock });
  jani = rig.addRemote({ profileId: 'jani', name: 'Shop', baseUrl: 'https://billing.example.com' });
  rig.engine().start();
});

test('the time line tells everything that left and came, and never the key', async () => {
  network.next(silent);
  const product = rig.addProduct();
  rig.send([product], [jani.id]);
  await clock.settle();
  const { id } = rig.row(product);
  await clock.advance(1_000);
  rig.run('sending.resolve', { id, resolution: { kind: 'send-again' }, attempts: 1 });
  await clock.advance(1_000);
  const timeline = rig.ask('sending.timeline', { id }) as {
    text: string;
    request: string | null;
    answer: string | null;
  }[];
  expect(timeline.map(({ text }) => text)).toEqual([
    'Put in line',
    'The request left',
    'Nobody can know whether it was created',
    'No answer came in time.',
    'You said that it is not there, and sent it again.',
    'Request 2 left',
    'Created there',
  ]);
  expect(timeline[1]?.request).toMatch(
    /^POST https:\/\/billing.example.com\/api\/v1\/products\n(?:[a-z-]+: .*\n)+\n\{"name"/,
  );
  expect(timeline.at(-1)?.answer).toContain('"id":"rec_2"');
  expect(JSON.stringify(timeline)).not.toContain('k'.repeat(32));
});

test('the time line says what was asked at each look, with a request that only reads', async () => {
  network.next(silent);
  const product = rig.addProduct();
  rig.send([product], [jani.id]);
  await clock.advance(6_000);
  const timeline = rig.ask('sending.timeline', { id: rig.row(product).id });
  const looks = timeline.filter(({ request }) => request?.startsWith('GET'));
  expect(looks).toMatchObject([{ at: clock.now() - 1_000, attempt: null, answer: null }]);
  expect(looks[0]?.text).toMatch(/^The list could not be read/);
  expect(looks[0]?.request).toMatch(/^GET https:\/\/billing.example.com\/api\/v1\/products\naccept: /);
});

test('a submission that is not there has no time line', () => {
  expect(rig.ask('sending.timeline', { id: '0190a5a0-0000-7000-8000-000000000001' })).toEqual([]);
});

test('a 400 about the key is told as that, not as a request that makes no sense', async () => {
  network.next(answer(400, { error: { message: 'Invalid API key' } }));
  const product = rig.addProduct();
  rig.send([product], [jani.id]);
  await clock.settle();
  const told = rig.ask('sending.timeline', { id: rig.row(product).id }).map(({ text }) => text);
  expect(told).toContain(
    'Not created, it goes again: it held against the key or the remote, not the product (400)',
  );
});
