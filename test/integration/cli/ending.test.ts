import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { until } from '../../helpers/until.ts';
import { containing, endGroup, openShop, submissions } from './command-line.ts';

const FORTY = Array.from({ length: 40 }, (_, at) => `{"name":"Product ${at}","price":"${at}"}`).join('\n');

it('a sync that is killed in the middle makes nothing twice: the next one goes on', async () => {
  const { sandbox, terminal } = await openShop();
  await terminal.call(['product', 'add', '--from', '-', '--remote', 'Jani'], { stdin: FORTY });
  // Slow enough that the kill meets a request that is open: created there, the answer still to come.
  await sandbox.faults.set('jani', [
    { name: 'none', times: 10 },
    { name: 'slow', ms: 60_000, times: 1 },
  ]);
  let child: ChildProcess | undefined;
  const killed = terminal.call(['sync'], { started: (started) => (child = started) });
  await until('the open request', () => sandbox.products('jani').length === 11);
  endGroup(child!);
  await killed;
  await sandbox.faults.clear();
  await sandbox.faults.set('jani', { name: 'status', on: 'list', status: 404 });

  expect((await terminal.call(['sync', '--timeout', '90'])).code).toBe(3);
  expect(sandbox.products('jani')).toHaveLength(40);
  const rows = await submissions(terminal);
  expect(rows.filter(({ state }) => state === 'sent')).toHaveLength(39);
  expect(rows.filter(({ state }) => state === 'unsure')).toHaveLength(1);
  const names = sandbox.products('jani').map((product) => JSON.stringify(product).match(/Product \d+/)?.[0]);
  expect(new Set(names).size).toBe(40);
});

it('a sync that is asked to end waits for the request that is open and sends nothing more', async () => {
  const { sandbox, terminal } = await openShop();
  await terminal.call(['product', 'add', '--from', '-', '--remote', 'Jani'], { stdin: FORTY });
  await sandbox.faults.set('jani', { name: 'slow', ms: 1_500 });
  let child: ChildProcess | undefined;
  const ended = terminal.call(['sync'], { started: (started) => (child = started) });
  await until('the second product', () => sandbox.products('jani').length === 2);
  child!.kill('SIGTERM');
  const { code, out } = await ended;
  expect(code).toBe(3);
  expect(out).toContain('It was ended early.');
  const rows = await submissions(terminal);
  const sent = rows.filter(({ state }) => state === 'sent');
  expect(sent).toHaveLength(sandbox.products('jani').length);
  expect(rows.filter(({ state }) => state === 'queued')).toHaveLength(40 - sent.length);
});

it('a second call is told who has the catalog, and changes nothing', async () => {
  const { sandbox, terminal } = await openShop();
  await terminal.call(['product', 'add', '--set', 'name=Mug', '--set', 'price=5', '--remote', 'Jani']);
  await sandbox.faults.set('jani', { name: 'slow', ms: 6_000 });
  let child: ChildProcess | undefined;
  const syncing = terminal.call(['sync'], { started: (started) => (child = started) });
  await until('a request', () => sandbox.log().some(({ method }) => method === 'POST'));
  const second = await terminal.plain(['product', 'list', '--data', terminal.data, '--json']);
  expect(second.code).toBe(1);
  expect(JSON.parse(second.out)).toMatchObject({ error: { code: 'in-use' } });
  expect(second.err).toMatch(
    /open in the command line offshelf on .+ \(process \d+\)\. Close it there first\./,
  );
  expect((await syncing).code).toBe(0);
  expect(child).toBeDefined();
});

it('a sync in which the same error comes again and again ends with it, and loses nothing', async () => {
  const { sandbox, terminal } = await openShop();
  const two = FORTY.split('\n').slice(0, 2).join('\n');
  await terminal.call(['product', 'add', '--from', '-', '--remote', 'Jani'], { stdin: two });
  await sandbox.faults.set('jani', { name: 'slow', ms: 2_000, times: 1 });
  const ended = terminal.json(['sync', '--timeout', '26']);
  // While the first request is open.
  await until('the first product', () => sandbox.products('jani').length === 1);
  const db = new BetterSqlite(join(terminal.data, 'catalog.offshelf'));
  db.exec(`CREATE TRIGGER bug BEFORE INSERT ON attempt BEGIN SELECT RAISE(ABORT, 'a bug'); END`);
  const message = containing('the same error came again and again (a lane could not go on: ');
  expect(await ended).toMatchObject({ code: 1, doc: { error: { code: 'internal', message } } });
  db.exec('DROP TRIGGER bug');
  db.close();
  expect(await terminal.json(['sync'])).toMatchObject({ code: 0, doc: { sent: 1, left: [] } });
  expect(sandbox.products('jani')).toHaveLength(2);
});
