import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openTerminal, PROGRAM } from './command-line.ts';

const MANY = Array.from({ length: 2_500 }, (_, at) => `{"name":"Product ${at}","price":"${at}"}`).join('\n');

/** What a shell prints of a pipe; `offshelf` stands for the program. */
function shell(script: string): string {
  const program = `offshelf() { "${process.execPath}" "${PROGRAM}" "$@"; }`;
  return execFileSync('sh', ['-c', `${program}\n${script}`], { encoding: 'utf8' });
}

it('a long list is one document, however many pieces it leaves in', async () => {
  const terminal = openTerminal();
  await terminal.call(['product', 'add', '--from', '-'], { stdin: MANY });
  const { doc } = await terminal.json(['product', 'list'], { asProgram: true });
  expect((doc as { readonly name: string }[]).map(({ name }) => name)).toEqual(
    Array.from({ length: 2_500 }, (_, at) => `Product ${at}`),
  );
  expect((await terminal.json(['product', 'list', '--search', 'nothing of the kind'])).doc).toEqual([]);
});

it('a reader that has seen enough ends the call quietly, with its own code', async () => {
  const terminal = openTerminal();
  await terminal.call(['product', 'add', '--from', '-'], { stdin: MANY });
  for (const json of ['', '--json']) {
    const call = `offshelf product list --data '${terminal.data}' ${json}`;
    expect(shell(`{ { ${call} 2>&3; echo "code $?" >&3; } | head -c 20 >/dev/null; } 3>&1`)).toBe('code 0\n');
  }
});

it('messages that nobody reads any more are nothing to fail for', () => {
  const late = '{ sleep 1; offshelf nothing 2>&1; echo "code $?" >&3; }';
  expect(shell(`{ ${late} | true; } 3>&1`)).toBe('code 2\n');
});

it.runIf(existsSync('/dev/full'))(
  'an answer that could not be written is said in a sentence, and ends with 1',
  async () => {
    const terminal = openTerminal();
    await terminal.call(['product', 'add', '--from', '-'], { stdin: MANY });
    for (const json of ['', '--json']) {
      const call = `offshelf product list --data '${terminal.data}' ${json}`;
      expect(shell(`${call} 2>&1 >/dev/full; echo "code $?"`)).toBe(
        'The answer could not be written: the disk is full.\ncode 1\n',
      );
    }
  },
);
