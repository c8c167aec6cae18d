import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { containing, openShop } from './command-line.ts';

it('a backup that is put back sends nothing until the person says so, and then nothing twice', async () => {
  const { sandbox, terminal } = await openShop();
  const rows = '{"name":"One","price":"5"}\n{"name":"Two","price":"6"}\n';
  await terminal.call(['product', 'add', '--from', '-', '--remote', 'Jani'], { stdin: rows });
  await terminal.call(['backup', 'before.offshelf']);
  expect((await terminal.call(['sync'])).code).toBe(0);
  expect(sandbox.products('jani')).toHaveLength(2);

  expect((await terminal.call(['restore', 'before.offshelf'])).code).toBe(0);
  expect(await terminal.json(['sync'])).toMatchObject({
    code: 3,
    doc: {
      error: {
        code: 'moved',
        message: containing('Another copy of this catalog has sent since'),
      },
    },
  });
  await terminal.call(['sync', '--claim', '--timeout', '30']);
  expect(sandbox.products('jani')).toHaveLength(2);
});

it('a backup that is put back before anything was sent only may be behind another copy', async () => {
  const { terminal } = await openShop();
  await terminal.call(['product', 'add', '--set', 'name=Mug', '--set', 'price=5', '--remote', 'Jani']);
  await terminal.call(['backup', 'before.offshelf']);
  await terminal.call(['restore', 'before.offshelf']);
  expect((await terminal.call(['sync'])).err).toContain('another copy of it may have sent since.');
});

it('a copy of the folder sends nothing until the person says that it is the one', async () => {
  const { sandbox, terminal } = await openShop();
  await terminal.call(['product', 'add', '--set', 'name=Mug', '--set', 'price=5', '--remote', 'Jani']);
  expect((await terminal.call(['sync', '--remote', 'Bees'])).code).toBe(0);
  const copy = join(terminal.folder, 'copy');
  cpSync(terminal.data, copy, { recursive: true });
  expect((await terminal.call(['sync'])).code).toBe(0);
  const there = await terminal.plain(['sync', '--data', copy]);
  expect(there.code).toBe(3);
  expect(there.err).toContain('--claim');
  expect(sandbox.products('jani')).toHaveLength(1);
});

it('what another copy sent is taken over before the claim, and told apart from what was sent now', async () => {
  const { sandbox, terminal } = await openShop();
  await terminal.call(['product', 'add', '--set', 'name=Mug', '--set', 'price=5', '--remote', 'Jani']);
  cpSync(terminal.data, join(terminal.folder, 'old'), { recursive: true });
  expect(await terminal.json(['sync'])).toMatchObject({ code: 0, doc: { sent: 1, takenOver: 0 } });
  rmSync(terminal.data, { recursive: true });
  cpSync(join(terminal.folder, 'old'), terminal.data, { recursive: true });

  const claimed = await terminal.json(['sync', '--claim']);
  expect(claimed).toMatchObject({ code: 0, doc: { sent: 0, takenOver: 1, away: null, left: [] } });
  expect(await terminal.json(['sync'])).toMatchObject({ code: 0, doc: { sent: 0, takenOver: 0 } });
  expect(sandbox.products('jani')).toHaveLength(1);
});
