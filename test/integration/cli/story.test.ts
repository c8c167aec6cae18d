import { expect, it } from 'vitest';
import { openShop, submissions } from './command-line.ts';

const MUG = '{"name":"Enamel mug","price":"12.50","description":"Holds tea."}\n';
const BOWL =
  '{"name":"Bowl","price":8.00,"sku":"B-1","description":"Holds soup.","customData":{"color":"blue"}}\n';

it('a script imports, sends, settles what is unsure and lists, without a window', async () => {
  const { sandbox, terminal } = await openShop({ asProgram: true });
  const add = ['product', 'add', '--from', '-', '--remote', 'Jani', '--remote', 'Bees'];
  const added = await terminal.json(add, { stdin: MUG + BOWL });
  expect(added).toEqual({ code: 0, doc: { added: 2, ids: [1, 2], queued: 4, left: 0, leftOut: [] } });
  expect((await submissions(terminal)).map(({ state }) => state)).toEqual(Array(4).fill('queued'));

  // The list is stale, so that no look-up finds what was created: the person has to say it.
  await sandbox.faults.set('jani', [
    { name: 'reset-after-create', times: 1 },
    { name: 'status', on: 'list', status: 404 },
  ]);
  const first = await terminal.json(['sync', '--timeout', '60']);
  expect(first.code).toBe(3);
  expect(first.doc).toMatchObject({
    sent: 3,
    left: [{ remote: 'Jani', state: 'unsure', needsYou: true, count: 1 }],
  });

  const [unsure] = await submissions(terminal, 'unsure');
  const there = sandbox.products('jani').find((product) => JSON.stringify(product).includes('Enamel mug'));
  expect(unsure).toMatchObject({
    product: 1,
    remote: 'Jani',
    reason: 'no-answer',
    attempts: 1,
    remoteId: null,
  });
  await sandbox.faults.clear();
  const resolved = await terminal.json(['resolve', unsure?.id ?? '', '--there', there?.id ?? '']);
  expect(resolved).toMatchObject({ code: 0, doc: { state: 'sent', remoteId: there?.id } });

  const second = await terminal.json(['sync']);
  expect(second).toMatchObject({ code: 0, doc: { sent: 0, left: [] } });
  const rows = await submissions(terminal);
  expect(rows.every(({ state, remoteId }) => state === 'sent' && remoteId !== null)).toBe(true);
  expect(sandbox.products('jani')).toHaveLength(2);
  expect(sandbox.products('journeybee')).toHaveLength(2);

  const list = await terminal.json(['product', 'list']);
  expect(list.doc).toMatchObject([
    { id: 1, name: 'Enamel mug', price: '12.50' },
    { id: 2, name: 'Bowl', price: '8.00' },
  ]);
  expect((await terminal.json(['product', 'show', '2'])).doc).toMatchObject({
    name: 'Bowl',
    customData: '{"color":"blue"}',
    problems: [],
  });
});

it('a product that is not there is sent again when the person says so, and never before', async () => {
  const { sandbox, terminal } = await openShop();
  await sandbox.faults.set('jani', [
    { name: 'close-before', times: 1 },
    { name: 'status', on: 'list', status: 404 },
  ]);
  await terminal.call(['product', 'add', '--set', 'name=Mug', '--set', 'price=5', '--remote', 'Jani']);
  expect((await terminal.call(['sync', '--timeout', '60'])).code).toBe(3);
  expect((await terminal.call(['sync', '--timeout', '5'])).code).toBe(3);
  expect(sandbox.products('jani')).toHaveLength(0);

  const [unsure] = await submissions(terminal, 'unsure');
  expect((await terminal.call(['resolve', unsure?.id ?? '', '--later'])).code).toBe(0);
  expect(await submissions(terminal, 'unsure')).toHaveLength(1);
  expect((await terminal.call(['resolve', unsure?.id ?? '', '--send-again'])).code).toBe(0);
  await sandbox.faults.clear();
  expect((await terminal.call(['sync'])).code).toBe(0);
  expect(sandbox.products('jani')).toHaveLength(1);
});

it('only the remote that is named is sent to, and what cannot be reached waits and is said', async () => {
  const { sandbox, terminal } = await openShop();
  await sandbox.faults.set('journeybee', { name: 'down' });
  const fields = ['--set', 'name=Mug', '--set', 'price=5', '--set', 'description=Tea'];
  await terminal.call(['product', 'add', ...fields, '--remote', 'Jani', '--remote', 'Bees']);
  expect(await terminal.json(['sync', '--remote', 'Jani'])).toMatchObject({
    code: 0,
    doc: { sent: 1, left: [] },
  });
  expect(sandbox.log().filter(({ remote }) => remote === 'journeybee')).toEqual([]);

  const waited = await terminal.json(['sync', '--timeout', '3']);
  expect(waited.code).toBe(3);
  expect(waited.doc).toMatchObject({ left: [{ remote: 'Bees', reason: 'waiting-until', needsYou: false }] });
  expect(JSON.stringify(waited.doc)).toContain('Bees can’t be reached.');
});

it('a wrong key holds the remote, and the next sync with another key goes on by itself', async () => {
  const { sandbox, terminal } = await openShop();
  await terminal.call(['product', 'add', '--set', 'name=Mug', '--set', 'price=5', '--remote', 'Jani']);
  const held = await terminal.json(['sync'], { env: { OFFSHELF_KEY_JANI: 'wrong' } });
  expect(held).toMatchObject({
    code: 3,
    doc: { sent: 0, left: [{ reason: 'remote-held', needsYou: true }] },
  });
  expect(
    (await terminal.call(['remote', 'test', 'Jani'], { env: { OFFSHELF_KEY_JANI: 'wrong' } })).code,
  ).toBe(1);
  expect((await terminal.call(['remote', 'test', 'Jani'])).code).toBe(0);

  const none = await terminal.json(['sync'], { env: { OFFSHELF_KEY_JANI: '' } });
  expect(none.code).toBe(3);
  expect(await terminal.json(['sync'])).toMatchObject({ code: 0, doc: { sent: 1, left: [] } });
  expect(sandbox.products('jani')).toHaveLength(1);
});

it('a remote that is held for a difference goes on once the person has seen it', async () => {
  const { sandbox, terminal } = await openShop();
  await sandbox.faults.set('journeybee', { name: 'different-price', times: 1 });
  const rows = '{"name":"One","price":"5","description":"x"}\n{"name":"Two","price":"6","description":"x"}\n';
  await terminal.call(['product', 'add', '--from', '-', '--remote', 'Bees'], { stdin: rows });
  const held = await terminal.call(['sync']);
  expect(held.code).toBe(3);
  expect(held.out).toContain('offshelf remote release');
  expect(await terminal.json(['remote', 'release', 'Bees'])).toMatchObject({
    code: 0,
    doc: { released: 'difference' },
  });
  expect((await terminal.call(['sync'])).code).toBe(0);
  expect(sandbox.products('journeybee')).toHaveLength(2);
});
