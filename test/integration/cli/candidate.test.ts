import { expect, it } from 'vitest';
import { containing, openShop, submissions } from './command-line.ts';

it('whoever sends an Unsure product again is told what the last look-up found there', async () => {
  const { sandbox, terminal } = await openShop();
  const remote = ['remote', 'add', 'Plain', '--profile', 'jani', '--url', sandbox.jani.url, '--account=new'];
  await terminal.call([...remote, '--set', 'addReference=false']);
  const env = { OFFSHELF_KEY_PLAIN: sandbox.jani.key };
  await terminal.call(['product', 'add', '--set', 'name=Mug', '--set', 'price=5', '--remote', 'Plain']);
  await sandbox.faults.set('jani', { name: 'reset-after-create', times: 1 });
  await terminal.call(['sync', '--timeout', '8'], { env });
  const [unsure] = await submissions(terminal, 'unsure');
  const there = sandbox.products('jani')[0]?.id ?? '';
  const id = unsure?.id ?? '';
  expect((await terminal.json(['resolve', id, '--later'])).doc).toMatchObject({
    found: { text: containing(`has a product that may be this one: ${there}.`) },
  });
  const { code, out } = await terminal.call(['resolve', id, '--send-again'], { env });
  expect(code).toBe(0);
  expect(out).toContain('It is back in line; the next sync sends it. Before that, at ');
  expect(out).toContain(`has a product that may be this one: ${there}.`);
});

it('a remote that two Unsure products hold says what its release does', async () => {
  const { sandbox, terminal } = await openShop();
  const rows = ['A', 'B', 'C', 'D', 'E'].map((name) => `{"name":"${name}","price":"5"}`).join('\n');
  await terminal.call(['product', 'add', '--from', '-', '--remote', 'Jani'], { stdin: rows });
  await sandbox.faults.set('jani', [
    { name: 'reset-after-create', times: 2 },
    { name: 'status', on: 'list', status: 404 },
  ]);
  const held = await terminal.call(['sync', '--timeout', '30']);
  expect(held.out).toContain('let one go, and if it arrives, the others follow: offshelf remote release');
  const released = await terminal.call(['remote', 'release', 'Jani']);
  expect(released.out).toContain('One product leaves first: if it arrives, the others follow;');
  // The third arrives, so that the others leave as before: two in a row have to be Unsure again.
  await sandbox.faults.set('jani', [
    { name: 'none', times: 1 },
    { name: 'reset-after-create', times: 2 },
    { name: 'status', on: 'list', status: 404 },
  ]);
  await terminal.call(['sync', '--timeout', '30']);
  expect((await submissions(terminal)).map(({ state }) => state)).toEqual([
    'unsure',
    'unsure',
    'sent',
    'unsure',
    'unsure',
  ]);
});
