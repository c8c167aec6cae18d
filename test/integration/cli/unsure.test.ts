import { expect, it } from 'vitest';
import { openShop, type SubmissionRow } from './command-line.ts';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const UNTIL: unknown = expect.stringMatching(ISO);

it('an unsure row says what was found and when, and a remote that was held for two of them goes on once they are settled', async () => {
  const { sandbox, terminal } = await openShop();
  const rows = ['Mug', 'Bowl', 'Cup'].map((name) => `{"name":"${name}","price":"5"}`).join('\n');
  await terminal.call(['product', 'add', '--from', '-', '--remote', 'Jani'], { stdin: rows });
  await sandbox.faults.set('jani', [
    { name: 'reset-after-create', times: 2 },
    { name: 'status', on: 'list', status: 404 },
  ]);
  const held = await terminal.call(['sync', '--timeout', '60']);
  expect(held.code).toBe(3);
  expect(held.out).toContain(`offshelf remote release Jani --data ${terminal.data}`);

  const read = async () => {
    const { doc } = await terminal.json(['submissions', '--state', 'unsure']);
    return doc as readonly (SubmissionRow & {
      readonly history: readonly { readonly at: string; readonly text: string }[];
    })[];
  };
  const unsure = await read();
  expect(unsure).toHaveLength(2);
  for (const { history } of unsure) {
    expect(history.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Put in line', 'The request left']),
    );
    for (const { at } of history) expect(at).toMatch(ISO);
  }
  const text = (await terminal.call(['submissions'])).out;
  expect(text).toContain(`${unsure[0]?.id}  Mug, Jani\n  `);
  expect((await terminal.call(['product', 'show', '1'])).out).toMatch(
    /Jani: unsure\. .+\n {2}\S+Z {2}Put in line/,
  );

  for (const { id, product } of unsure) {
    const name = product === 1 ? 'Mug' : 'Bowl';
    const there = sandbox.products('jani').find(({ fields }) => fields['name'] === name)?.id ?? '';
    expect((await terminal.call(['resolve', id, '--there', there])).code).toBe(0);
  }
  expect((await terminal.json(['remote', 'list'])).doc).toMatchObject([
    { name: 'Bees' },
    { name: 'Jani', held: null, waiting: 1 },
  ]);
  expect((await terminal.call(['sync'])).code).toBe(0);
  expect(sandbox.products('jani')).toHaveLength(3);
});

it('a row that waits says until when, as times are written everywhere', async () => {
  const { sandbox, terminal } = await openShop();
  await sandbox.faults.set('jani', [{ name: 'status', status: 429, retryAfter: 3000 }]);
  await terminal.call(['product', 'add', '--set', 'name=Mug', '--set', 'price=5', '--remote', 'Jani']);
  expect(await terminal.json(['sync', '--timeout', '20'])).toMatchObject({
    code: 3,
    doc: { left: [{ wakeAt: UNTIL }] },
  });
  const { doc } = await terminal.json(['submissions']);
  expect(doc).toMatchObject([{ reason: 'waiting-until', wakeAt: UNTIL, history: null }]);
});
