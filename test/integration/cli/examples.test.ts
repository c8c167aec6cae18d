import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { startSandbox } from '../../../sandbox/start.ts';
import { COMMANDS } from '../../../src/cli/command-table.ts';
import { findCommand, readGiven, readWords } from '../../../src/cli/parse-command-line.ts';
import { type Called, openTerminal, submissions } from './command-line.ts';

const GUIDE = readFileSync(resolve(import.meta.dirname, '../../../docs/command-line.md'), 'utf8');
const CALL = /^npx offshelf (.+)$/gm;
const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/;

/** A line as a shell takes it apart, where nothing but double quotes is special. */
function words(line: string): string[] {
  return Array.from(line.matchAll(/(?:[^\s"]|"[^"]*")+/g), ([word]) => word.replaceAll('"', ''));
}

it('the calls that the guide begins with run one after the other, as they stand there', async () => {
  const sandbox = await startSandbox();
  const terminal = openTerminal({ OFFSHELF_KEY_JANI: sandbox.jani.key });
  const rows = '{"name":"Mug","price":"12.50"}\n{"name":"Bowl","price":"8"}\n';
  writeFileSync(join(terminal.folder, 'products.jsonl'), rows);
  const shop = { ...terminal, data: join(terminal.folder, 'shop') };
  const json = async (args: readonly string[]) => {
    const { code, out } = await terminal.plain([...args, '--data', shop.data, '--json']);
    return { code, doc: JSON.parse(out) as unknown };
  };
  const called: [string, Called['code']][] = [];
  for (const [, line = ''] of GUIDE.matchAll(CALL)) {
    const command = words(line).slice(0, 2).join(' ');
    if (command === 'sync --data') {
      await sandbox.faults.set('jani', [
        { name: 'reset-after-create', times: 1 },
        { name: 'status', on: 'list', status: 404 },
      ]);
    }
    // Only what nobody can know beforehand stands otherwise there: an address, and what is asked about.
    const there = line.replace('https://billing.example.com', sandbox.jani.url);
    const [unsure] = command.startsWith('resolve') ? await submissions({ ...shop, json }, 'unsure') : [];
    if (unsure !== undefined) await sandbox.faults.clear();
    const answer = there
      .replace(UUID, unsure?.id ?? 'no row is unsure')
      .replace('prod_81', sandbox.products('jani').find(({ fields }) => fields['name'] === 'Mug')?.id ?? '');
    const { code } = await terminal.plain(words(answer), { throughBin: true });
    called.push([line.includes('resolve') ? 'resolve' : command, code]);
  }
  await sandbox.close();
  expect(called).toEqual([
    ['remote add', 0],
    ['remote test', 0],
    ['product add', 0],
    ['sync --data', 3],
    ['submissions --data', 0],
    ['resolve', 0],
  ]);
  expect((await submissions({ ...shop, json })).map(({ state }) => state)).toEqual(['sent', 'sent']);
});

it.each(COMMANDS.flatMap(({ examples }) => examples))('the help’s example can be typed: %s', (example) => {
  const line = words(example.replace(/^.*\| offshelf /, ''));
  const read = readWords(line);
  expect(() => readGiven(read, findCommand(read))).not.toThrow();
});

it.each(COMMANDS.map(({ name }) => name))('the guide says what %s does', (name) => {
  expect(GUIDE).toMatch(new RegExp(`^\\|.*\`${name}[ \`].*\\|.+\\|$`, 'm'));
});
