import { expect, it } from 'vitest';
import { containing, openShop, submissions } from './command-line.ts';

const ROWS = ['Mug', 'Bowl', 'Cup'].map((name) => `{"name":"${name}","price":"5"}`).join('\n');

/** Mug was not accepted, Bowl is Unsure, Cup stands in line. */
async function openStuck() {
  const { sandbox, terminal } = await openShop();
  await terminal.call(['product', 'add', '--from', '-', '--remote', 'Jani'], { stdin: ROWS });
  await sandbox.faults.set('jani', [
    { name: 'status', status: 422, times: 1 },
    { name: 'reset-after-create', times: 1 },
    { name: 'wrong-key' },
    { name: 'status', on: 'list', status: 404 },
  ]);
  await terminal.call(['sync', '--timeout', '60']);
  await sandbox.faults.clear();
  const rows = await submissions(terminal);
  expect(rows.map(({ state }) => state)).toEqual(['rejected', 'unsure', 'queued']);
  const [mug = '', bowl = '', cup = ''] = rows.map(({ id }) => id);
  return { sandbox, terminal, mug, bowl, cup };
}

it('what was not accepted, or waits, can be left without a window, and no sync speaks of it again', async () => {
  const { sandbox, terminal, mug, bowl, cup } = await openStuck();
  const told = (await terminal.json(['submissions', '--state', 'rejected'])).doc;
  expect(told).toMatchObject([{ message: containing(`offshelf withdraw ${mug} --data ${terminal.data}`) }]);
  const { code, doc } = await terminal.json(['withdraw', mug, cup, mug]);
  expect({ code, doc }).toMatchObject({
    code: 0,
    doc: {
      withdrawn: 2,
      rows: [
        { id: mug, state: 'cancelled' },
        { id: cup, state: 'cancelled' },
      ],
    },
  });

  const kept = await terminal.call(['withdraw', bowl]);
  expect(kept.code).toBe(1);
  expect(kept.err).toContain('Nobody knows whether Jani has it.');
  const given = await terminal.call(['withdraw', bowl, '--even-if-there']);
  expect(given).toMatchObject({ code: 0, out: containing('Given up: nobody knows') });

  expect(await terminal.json(['sync'])).toMatchObject({ code: 0, doc: { sent: 0, needsYou: 0, left: [] } });
  expect(sandbox.products('jani')).toHaveLength(1); // Bowl, which had arrived
  expect((await terminal.json(['product', 'list'])).doc).toHaveLength(3);

  // It was not created, and the person wants it after all; what may be there is not sent by this.
  expect((await terminal.call(['send', '--product', '1', '--remote', 'Jani'])).code).toBe(0);
  expect((await terminal.json(['send', '--product', '2', '--remote', 'Jani'])).doc).toMatchObject({
    queued: 0,
    left: [{ maybeThere: 1 }],
  });
  expect(await terminal.json(['sync'])).toMatchObject({ code: 0, doc: { sent: 1 } });
});

it('all that are named are withdrawn, or none; and each that can’t be is told', async () => {
  const { terminal, mug, bowl, cup } = await openStuck();
  const before = await submissions(terminal);
  const refused = await terminal.json(['withdraw', cup, bowl]);
  expect(refused).toMatchObject({ code: 1, doc: { error: { code: 'not-allowed-now' } } });
  const unknown = await terminal.json(['withdraw', cup, '01a201a9-54ae-7a83-8b04-2cb020197dd7']);
  expect(unknown).toMatchObject({ code: 1, doc: { error: { code: 'not-found' } } });
  expect(await submissions(terminal)).toEqual(before);

  await terminal.call(['sync']);
  const both = await terminal.call(['withdraw', cup, bowl, mug]);
  expect(both.err).toMatch(/“Cup” at Jani: Jani has it\..+\n“Bowl” at Jani: .+\nNothing was withdrawn\./);
});
