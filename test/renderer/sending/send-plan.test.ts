import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findFirstReady } from '../../../src/renderer/features/sending/first-ready.ts';
import { sayCounts } from '../../../src/renderer/features/sending/send-list.tsx';
import {
  countToSend,
  firstChoice,
  type RemoteSummary,
  sayOpenDrafts,
  sayQueued,
  saySend,
  saySummary,
} from '../../../src/renderer/features/sending/send-plan.ts';
import { sayConnection } from '../../../src/renderer/features/sending/sending-status.tsx';

const remote: RemoteSummary = {
  remoteId: 1,
  remoteName: 'Jani',
  ready: 12,
  withProblems: 2,
  alreadyThere: 1,
  maybeThere: 3,
  openDrafts: 0,
  neverUsed: false,
  leftOut: [],
};

test('a remote never used sends one product first; one in use sends all that is ready', () => {
  expect(countToSend(remote, firstChoice(remote))).toBe(12);
  const unused = { ...remote, neverUsed: true };
  expect(countToSend(unused, firstChoice(unused))).toBe(1);
  expect(countToSend(unused, { ...firstChoice(unused), testFirst: false })).toBe(12);
});

test('what may be there already goes only where the person says so', () => {
  expect(countToSend(remote, { ...firstChoice(remote), evenIfMaybeThere: true })).toBe(15);
  expect(firstChoice(remote).evenIfMaybeThere).toBe(false);
});

test('a remote with nothing ready is not chosen', () => {
  const none = { ...remote, ready: 0 };
  expect(firstChoice(none).send).toBe(false);
  expect(countToSend(none, firstChoice(none))).toBe(0);
});

test('the summary names what is there and leaves out what is 0', () => {
  expect(saySummary(remote)).toBe(
    '12 ready · 2 with problems · 1 there already or on the way · 3 given up while unsure',
  );
  expect(saySend(0)).toBe('Send');
  expect(saySend(14)).toBe('Send 14');
});

test('what waits for its form is told apart from what goes now', () => {
  expect(sayOpenDrafts(1)).toBe('1 has unsaved changes: it goes once they are saved or discarded.');
  expect(sayQueued(3, 0)).toBe('3 on the way.');
  expect(sayQueued(3, 1)).toBe('2 on the way. 1 waits until its form is saved or discarded.');
  expect(sayQueued(2, 2)).toBe('2 wait until their forms are saved or discarded.');
});

test('the first ready product is found with few questions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 300 }), async (ready) => {
      const products = ready.map((_, at) => at + 1);
      let asked = 0;
      const found = await findFirstReady(products, async (part) => {
        asked += 1;
        return part.filter((id) => ready[id - 1]).length;
      });
      expect(found).toBe(ready.includes(true) ? ready.indexOf(true) + 1 : null);
      expect(asked).toBeLessThanOrEqual(1 + Math.ceil(Math.log2(Math.max(1, products.length))));
    }),
  );
});

test('the header counts open requests once', () => {
  const state = { paused: false, lanes: [], needsYou: 1, waiting: 15, sent: 0 };
  expect(sayCounts(state, 1)).toBe('1 needs you · 14 waiting · 1 sending');
  expect(sayCounts({ ...state, needsYou: 0, waiting: 0, sent: 212 }, 0)).toBe('212 sent');
});

test('the top bar says what real attempts have shown before it believes the system', () => {
  const remotes = [{ id: 1, name: 'Jani', removedAt: null }];
  const lane = { remoteId: 1, hold: null, detail: null, waitsUntil: null, unreachable: false, waiting: 0 };
  const say = (part: object, online = true, paused = false) =>
    sayConnection({ paused, lanes: [{ ...lane, ...part }] }, remotes, online).text;
  expect(say({})).toBe('Online');
  expect(say({}, false)).toBe('Offline');
  expect(say({ unreachable: true }, false)).toBe('Can’t reach Jani');
  expect(say({ hold: 'wrong-key', unreachable: true })).toBe('Jani stands still');
  expect(say({ hold: 'wrong-key' }, true, true)).toBe('Paused');
});
