import type { ChildProcess } from 'node:child_process';
import { expect, it } from 'vitest';
import { until } from '../../helpers/until.ts';
import { openShop, submissions } from './command-line.ts';

const FORTY = Array.from({ length: 40 }, (_, at) => `{"name":"Product ${at}","price":"${at}"}`).join('\n');

/** A sync that was started as `npx offshelf` does, in the middle of its work; `child` is the starter alone. */
async function startSync() {
  const { sandbox, terminal } = await openShop();
  await terminal.call(['product', 'add', '--from', '-', '--remote', 'Jani'], { stdin: FORTY });
  await sandbox.faults.set('jani', { name: 'slow', ms: 1_500 });
  const started: ChildProcess[] = [];
  const ended = terminal.call(['sync'], { throughBin: true, started: (child) => started.push(child) });
  await until('the second product', () => sandbox.products('jani').length === 2);
  return { sandbox, terminal, ended, starter: started[0] };
}

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'a %s that only the starter hears ends the sync in order',
  async (signal) => {
    const { sandbox, terminal, ended, starter } = await startSync();
    starter?.kill(signal);
    const { code, out } = await ended;
    expect(code).toBe(3);
    expect(out).toContain('It was ended early.');
    const rows = await submissions(terminal);
    expect(rows.filter(({ state }) => state === 'sent')).toHaveLength(sandbox.products('jani').length);
  },
);

it('a sync whose starter is killed without a word ends by itself, in order', async () => {
  const { sandbox, terminal, ended, starter } = await startSync();
  starter?.kill('SIGKILL');
  // The output belongs to the sync as well: it closes once both are over.
  expect((await ended).out).toContain('It was ended early.');
  const rows = await submissions(terminal);
  const sent = rows.filter(({ state }) => state === 'sent');
  expect(sent).toHaveLength(sandbox.products('jani').length);
  expect(sent.length).toBeLessThan(10);
  expect(rows.filter(({ state }) => state === 'queued')).toHaveLength(40 - sent.length);
});
