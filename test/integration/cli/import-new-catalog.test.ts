import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { until } from '../../helpers/until.ts';
import { openTerminal } from './command-line.ts';
import { names, writeHere } from './import-json.ts';

describe('an import that would make the catalog', () => {
  it.each([
    ['a map that names no column', 'sku,name\nA,Mug\n', ['--map', 'map.json'], 2],
    ['a remote that is not there', 'sku,name\nA,Mug\n', ['--remote', 'Jani'], 1],
    ['a key that no column has', 'name\nMug\n', ['--key', 'sku'], 2],
    ['a file that is broken in its middle', 'sku,name\nA,"Mug\n', [], 1],
    ['a question that has to be answered', 'sku,name,price\nA,Mug,1.234\n', [], 1],
    ['nothing but rows with problems', 'sku,name\nA,\n', [], 3],
  ])('leaves none because of %s', async (_why, text, more, code) => {
    const terminal = openTerminal();
    const file = writeHere(terminal, 'a.csv', text);
    writeHere(terminal, 'map.json', '{"Nope": "name"}');
    const { code: ended } = await terminal.plain(['import', file, '--data', 'new/shop', ...more]);
    expect({ ended, isThere: existsSync(join(terminal.folder, 'new')) }).toEqual({
      ended: code,
      isThere: false,
    });
  });

  it('leaves the folder that was there, and whatever somebody put into it meanwhile', async () => {
    const terminal = openTerminal();
    mkdirSync(terminal.data);
    const rejected = join(terminal.data, 'rest.csv');
    const file = writeHere(terminal, 'a.csv', 'sku,name\nA,\n');
    expect((await terminal.call(['import', file])).code).toBe(3);
    expect(readdirSync(terminal.data)).toEqual([]);
    expect((await terminal.call(['import', file, '--rejected', rejected])).code).toBe(3);
    expect(readdirSync(terminal.data)).toEqual(['rest.csv']);
  });

  it('leaves one that was there, empty as it may be', async () => {
    const terminal = openTerminal();
    const add = ['product', 'add', '--set', 'name=Old'];
    await terminal.call(add);
    const file = writeHere(terminal, 'a.csv', 'sku,name\nA,"Mug\n');
    expect((await terminal.call(['import', file])).code).toBe(1);
    expect(await names(terminal)).toEqual(['Old']);
  });
});

describe('an import that is ended by Ctrl+C', () => {
  const MANY = 1_500_000;

  it.each([
    [
      'looks at the file',
      'products.json',
      () => `[${jsonRows().join(',\n')}]`,
      'Looking at the file was cancelled.',
    ],
    ['checks every row', 'products.csv', csvText, 'Cancelled. Nothing was changed.'],
  ])('while it %s ends in order and leaves nothing', async (_what, name, text, said) => {
    const terminal = openTerminal();
    writeFileSync(join(terminal.folder, name), text());
    let child: ChildProcess | undefined;
    const ended = terminal.call(['import', name], { started: (started) => (child = started) });
    const staging = join(terminal.data, 'previews.staging');
    await until('the staging database', () => existsSync(staging));
    // Past the look at a CSV file, which reads 64 MB of it at most.
    if (name.endsWith('.csv')) await new Promise((done) => setTimeout(done, 2_000));
    child!.kill('SIGINT');
    const { code, err } = await ended;
    expect({ code, said: err.includes(said), isThere: existsSync(terminal.data) }).toEqual({
      code: 1,
      said: true,
      isThere: false,
    });
  });

  function jsonRows(): string[] {
    return Array.from({ length: MANY }, (_, at) => `{"sku":"${at}","name":"Mug ${at}"}`);
  }

  function csvText(): string {
    return `sku,name\n${Array.from({ length: MANY }, (_, at) => `${at},Mug ${at}`).join('\n')}\n`;
  }
});
