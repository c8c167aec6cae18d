import { expect, test } from 'vitest';
import {
  countToSend,
  firstChoice,
  type RemoteSummary,
  sayImagesFirst,
  sayMaybeThere,
  sayOpenDrafts,
  sayQueued,
  sayRefusedBefore,
  saySend,
  saySummary,
} from '../../../src/renderer/features/sending/send-plan.ts';
import { sayConnection } from '../../../src/renderer/features/sending/sending-status.tsx';
import { sayNoTry } from '../../../src/renderer/features/sending/try-now.ts';
import { formatTimeExactly } from '../../../src/renderer/ui/format.ts';

const remote: RemoteSummary = {
  remoteId: 1,
  remoteName: 'Jani',
  ready: 12,
  withProblems: 2,
  alreadyThere: 1,
  refusedBefore: 0,
  maybeThere: 3,
  saidAbsent: 1,
  openDrafts: 0,
  imagesFirst: 0,
  filesFirst: 0,
  bytesFirst: 0,
  brokenImages: 0,
  neverUsed: false,
  seconds: 250,
  leftOut: [],
};

test('all that is ready is put in line; to a remote never used one goes first', () => {
  expect(countToSend(remote, firstChoice(remote))).toBe(12);
  const unused = { ...remote, neverUsed: true };
  expect(countToSend(unused, firstChoice(unused))).toBe(12);
  expect([firstChoice(unused).testFirst, firstChoice(remote).testFirst]).toEqual([true, false]);
  expect(firstChoice({ ...unused, ready: 1 }).testFirst).toBe(false);
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
    '12 ready, about 4 min · 2 with problems · 1 there already or on the way · 2 may have arrived before · 1 withdrawn after you said not there',
  );
  expect(saySend(0)).toBe('Send');
  expect(saySend(14)).toBe('Send 14');
});

test('what the person said of an earlier request counts, and is no proof', () => {
  expect(sayMaybeThere({ ...remote, saidAbsent: 0 })).toBe(
    'They may be at Jani already; then this makes second ones.',
  );
  expect(sayMaybeThere(remote)).toBe(
    'Of 1 you said that they are not at Jani. What is there after all gets a second one.',
  );
  expect(sayMaybeThere({ ...remote, saidAbsent: 3 })).toMatch(/^You said that they are not at Jani\./);
});

test('a remote that lacks its key says so as loudly as one that stands still', () => {
  const lane = {
    remoteId: 1,
    hold: null,
    detail: null,
    waitsUntil: null,
    unreachable: false,
    waiting: 248,
    paused: false,
    listWorks: null,
  };
  const remotes = [{ id: 1, name: 'Jani', removedAt: null }];
  const say = (part: Partial<typeof lane>, keyless: readonly number[]) =>
    sayConnection({ paused: false, lanes: [{ ...lane, ...part }] }, remotes, true, new Set(keyless));
  expect(say({}, [1])).toMatchObject({ tone: 'problem', text: 'Jani needs its key' });
  expect(say({ waiting: 0 }, [1])).toMatchObject({ tone: 'ready', text: 'Online' });
  expect(say({}, [])).toMatchObject({ tone: 'ready' });
});

test('trying now says why a remote that asked to wait is not asked sooner, and until when', () => {
  const waitsUntil = Date.UTC(2026, 0, 1, 12, 3, 5);
  const remotes = [{ id: 1, name: 'Jani' }];
  const lane = { remoteId: 1, hold: null, detail: null, waiting: 1, paused: false, listWorks: null };
  const asked = { ...lane, waitsUntil, unreachable: false };
  expect(sayNoTry([asked], remotes)).toBe(
    `Jani asked to wait until ${formatTimeExactly(waitsUntil)}: Offshelf keeps to that, and goes on by itself then.`,
  );
  expect(sayNoTry([{ ...asked, unreachable: true }], remotes)).toBeNull();
  expect(sayNoTry([{ ...asked, waitsUntil: null }], remotes)).toBeNull();
});

test('about how long it takes is said in the words of a person', () => {
  const say = (seconds: number) => saySummary({ ...remote, seconds }).split(' · ')[0];
  expect([0, 59, 60, 3_570, 3_600, 7_800].map(say)).toEqual([
    '12 ready, less than a minute',
    '12 ready, less than a minute',
    '12 ready, about 1 min',
    '12 ready, about 1 h',
    '12 ready, about 1 h',
    '12 ready, about 2 h 10 min',
  ]);
  expect(saySummary({ ...remote, ready: 0 })).toMatch(/^0 ready · /);
});

test('what waits for its form is told apart from what goes now', () => {
  expect(sayOpenDrafts(1)).toBe('1 has unsaved changes: it goes once they are saved or discarded.');
  const queued = { count: 3, drafts: 0, behindTest: 0 };
  expect(sayQueued(queued)).toBe('3 on the way.');
  expect(sayQueued({ ...queued, drafts: 1 })).toBe(
    '2 on the way. 1 waits until its form is saved or discarded.',
  );
  expect(sayQueued({ ...queued, drafts: 3 })).toBe('3 wait until their forms are saved or discarded.');
});

test('what waits behind a test is told apart from the one that goes', () => {
  expect(sayQueued({ count: 12, drafts: 0, behindTest: 11 })).toBe(
    '1 on the way. 11 wait for your word after the test.',
  );
});

test('the top bar says what real attempts have shown before it believes the system', () => {
  const remotes = [{ id: 1, name: 'Jani', removedAt: null }];
  const lane = {
    remoteId: 1,
    hold: null,
    detail: null,
    waitsUntil: null,
    unreachable: false,
    waiting: 0,
    paused: false,
    listWorks: null,
  };
  const say = (part: object, online = true, paused = false) =>
    sayConnection({ paused, lanes: [{ ...lane, ...part }] }, remotes, online).text;
  expect(say({})).toBe('Online');
  expect(say({}, false)).toBe('Offline');
  expect(say({ unreachable: true }, false)).toBe('Can’t reach Jani');
  expect(say({ hold: 'tested' })).toBe('Jani waits for your word');
  expect(say({ paused: true, unreachable: true })).toBe('Jani paused');
  expect(say({ hold: 'wrong-key', unreachable: true })).toBe('Jani needs its key');
  expect(say({ hold: 'wrong-address' })).toBe('Jani stands still');
  expect(say({ hold: 'wrong-key' }, true, true)).toBe('Paused');
});

test('what was not accepted before is not called there, and the ways on are said', () => {
  const refused = { ...remote, alreadyThere: 3, refusedBefore: 2 };
  expect(saySummary(refused)).toContain(' · 1 there already or on the way · 2 not accepted before · ');
  expect(saySummary({ ...refused, alreadyThere: 2 })).not.toContain('there already');
  expect(sayRefusedBefore(refused)).toBe(
    'Jani did not accept 2 of them before, and they were not changed since: mend them first, or choose Send again in the Send list.',
  );
  expect(sayRefusedBefore({ ...refused, refusedBefore: 1 })).toMatch(/^Jani did not accept 1 of them/);
});

test('images that go to their place first are counted, with what they weigh here', () => {
  const place = { name: 'Bucket', where: { kind: 'folder', folder: '/shop' }, preset: null } as const;
  const preset = { maxSide: 2000, format: 'keep', quality: 85 } as const;
  const say = (filesFirst: number, bytesFirst: number, part = {}) =>
    sayImagesFirst({ filesFirst, bytesFirst }, { ...place, ...part });
  expect(say(1, 3_240_000)).toBe('1 image, 3.2 MB, goes to Bucket first.');
  expect(say(1200, 412_000_000)).toBe('1,200 images, 412 MB, go to Bucket first.');
  expect(say(54, 412_000_000, { preset })).toBe(
    '54 images, 412 MB, go to Bucket first. They are made ready for the web on the way.',
  );
  expect(say(2, 10, { where: { kind: 'address' } })).toBe(
    'The public addresses of 2 images are opened first.',
  );
});
