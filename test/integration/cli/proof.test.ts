import type { ChildProcess } from 'node:child_process';
import { expect, it } from 'vitest';
import { until } from '../../helpers/until.ts';
import { openShop } from './command-line.ts';

/** Jani has a Cup, which a look-up would show, and answered 500 to a Mug, which it did not create. */
async function openUnsure() {
  const { sandbox, terminal } = await openShop();
  const add = (name: string) =>
    terminal.call(['product', 'add', '--set', `name=${name}`, '--set', 'price=5', '--remote', 'Jani']);
  await add('Cup');
  await terminal.call(['sync']);
  await add('Mug');
  await sandbox.faults.set('jani', [{ name: 'status', status: 500, times: 1 }]);
  return { sandbox, terminal };
}

it('a sync that is too short to settle an Unsure product says how long it would have to be, every night the same', async () => {
  const { terminal } = await openUnsure();
  for (const night of [1, 2]) {
    const { code, doc } = await terminal.json(['sync', '--timeout', night === 1 ? '7' : '2']);
    expect({ code, doc }).toMatchObject({
      code: 3,
      doc: {
        ended: 'waits',
        needsYou: 1,
        left: [{ state: 'unsure', count: 1, neededSeconds: 140, needsYou: true }],
      },
    });
    expect(JSON.stringify(doc)).toContain(
      'one that may run 140 seconds or longer can settle it: --timeout=140, or none.',
    );
    expect(JSON.stringify(doc)).not.toMatch(/A sync from/);
  }
  expect((await terminal.call(['sync', '--timeout', '1'])).out).toContain('--timeout=140, or none.');
});

it('a sync that would have been long enough, but was ended, leaves nothing for the person to do', async () => {
  const { sandbox, terminal } = await openUnsure();
  let child: ChildProcess | undefined;
  const ended = terminal.call(['sync', '--json'], { started: (started) => (child = started) });
  const looks = () =>
    sandbox.log().filter(({ method, path }) => method === 'GET' && path.includes('products'));
  await until('the first look-up', () => looks().length > 0);
  child?.kill('SIGTERM');
  expect(JSON.parse((await ended).out)).toMatchObject({
    ended: 'interrupted',
    needsYou: 0,
    left: [{ state: 'unsure', neededSeconds: 140, needsYou: false }],
  });
});
