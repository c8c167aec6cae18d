import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openShop, openTerminal } from './command-line.ts';
import { importJson, names, writeHere } from './import-json.ts';

describe('what rows are found by', () => {
  it('is chosen by where the map puts the columns, so that a renamed product is not there twice', async () => {
    const terminal = openTerminal();
    const map = writeHere(terminal, 'map.json', '{"Artikel": "sku", "Bezeichnung": "name"}');
    const first = writeHere(terminal, 'a.csv', 'Artikel,Bezeichnung\n007,Mug\n');
    expect((await importJson(terminal, [first, '--map', map])).doc.changed).toMatchObject({ created: 1 });
    const renamed = writeHere(terminal, 'b.csv', 'Artikel,Bezeichnung\n007,Big mug\n');
    const { doc } = await importJson(terminal, [renamed, '--map', map]);
    expect(doc.changed).toMatchObject({ created: 0, updated: 1 });
    expect(await names(terminal)).toEqual(['Big mug']);
  });

  it.each([['sku'], ['name'], ['remoteId'], ['productId']])(
    'can’t be %s without a column for it, and --map says which',
    async (key) => {
      const terminal = openTerminal();
      const file = writeHere(terminal, 'a.csv', 'Artikel,description\n007,Blue\n');
      for (const mode of ['new', 'both']) {
        const { code, err } = await terminal.call(['import', file, '--key', key, '--mode', mode]);
        expect(code).toBe(2);
        expect(err).toContain(`--map FILE, such as {"Heading": "${key}"}`);
      }
    },
  );

  it('are the ids of one remote: named by the call or the heading, asked for where there are several', async () => {
    const { terminal } = await openShop();
    const file = writeHere(terminal, 'ids.csv', 'remote id,name\nx,Mug\n');
    const args = ['import', file, '--key', 'remoteId', '--dry-run'];
    const asked = await terminal.call(args);
    expect({
      code: asked.code,
      said: asked.err.includes('--key-remote NAME. There are: Bees, Jani.'),
    }).toEqual({
      code: 2,
      said: true,
    });
    const unknown = await terminal.call([...args, '--key-remote', 'Bees']);
    expect(unknown).toMatchObject({ code: 3 });
    expect(unknown.out).toContain('(--key sku, or --key name; or --unknown-ids new)');
    const isNew = await terminal.call([...args, '--key-remote', 'Bees', '--unknown-ids', 'new']);
    expect(isNew).toMatchObject({ code: 0 });
    expect(isNew.out).toContain('1 row: 1 new');
    expect((await terminal.call([...args, '--key-remote', 'Beez'])).err).toContain('Did you mean Bees?');
    const named = writeHere(terminal, 'named.csv', 'Jani_ID,name\nx,Mug\n');
    const map = writeHere(terminal, 'map.json', '{"Jani_ID": "remoteId", "name": "name"}');
    expect((await terminal.call(['import', named, '--map', map, '--dry-run'])).code).toBe(3);
    expect((await terminal.call(['import', file, '--key', 'name', '--key-remote', 'Jani'])).code).toBe(2);
  });
});

describe('what was said the last time', () => {
  const TEXT = 'sku,name,extra\nA, Mug ,x\n';

  it('is used for the same headings and told, unless the call says otherwise or --forget', async () => {
    const terminal = openTerminal();
    const file = writeHere(terminal, 'a.csv', TEXT);
    const said = ['--mode', 'new', '--spaces', 'trim', '--blank', 'clear', '--drop-currency-signs'];
    expect((await importJson(terminal, [file, ...said])).doc.recalled).toEqual([]);
    const again = await terminal.call(['import', file, '--dry-run']);
    expect(again.err).toContain(
      'As in the last import of these headings: --mode new, --drop-currency-signs, --spaces trim. With --forget,',
    );
    expect(again.out).toContain('Blank cells keep what is there.');
    const doc = async (...args: string[]) => (await importJson(terminal, [file, '--dry-run', ...args])).doc;
    expect((await doc()).recalled).toEqual(['mode', 'priceSigns', 'spaces']);
    expect(await doc('--mode', 'both')).toMatchObject({
      recalled: ['priceSigns', 'spaces'],
      plan: { mode: 'both', spaces: 'trim' },
    });
    const map = writeHere(terminal, 'map.json', '{"sku": "sku", "name": "name"}');
    for (const args of [['--forget'], ['--map', map]])
      expect(await doc(...args)).toMatchObject({ recalled: [], plan: { mode: 'both', spaces: 'keep' } });
  });
});

describe('a map', () => {
  it('calls columns with the same heading by their number, as a dry run does', async () => {
    const terminal = openTerminal();
    const file = writeHere(terminal, 'a.csv', 'sku,Name,Name,,price\nA,Mug,Becher,Blue,5\n');
    const { doc } = await importJson(terminal, [file, '--dry-run']);
    expect(doc.columns).toEqual({
      sku: 'sku',
      'Name#1': 'name',
      'Name#2': 'ignore',
      '#4': 'ignore',
      price: 'price',
    });
    const call = (text: string) =>
      terminal.call(['import', file, '--map', writeHere(terminal, 'map.json', text)]);
    const refused = await call('{"sku": "sku", "Name": "name"}');
    expect({ code: refused.code, said: refused.err.includes('Name them “Name#1”, “Name#2”.') }).toEqual({
      code: 2,
      said: true,
    });
    expect((await call('{"Name#2": "name", "#3": "sku"}')).code).toBe(2);
    expect((await call('{"#1": "sku", "Name#2": "name", "#4": "description"}')).code).toBe(0);
    expect(await names(terminal)).toEqual(['Becher']);
  });

  it('is named as the way out where no heading was known, with those that say how the file is read', async () => {
    const terminal = openTerminal();
    const file = writeHere(terminal, 'a.csv', 'Artikel,Bezeichnung\n007,Mug\n');
    const { code, out } = await terminal.call(['import', file]);
    expect(code).toBe(3);
    for (const option of ['--map', '--sheet', '--heading-row']) expect(out).toContain(option);
  });
});

describe('import --remote', () => {
  it('counts what stands in line already, and what did not change, apart from problems', async () => {
    const { terminal } = await openShop();
    const file = writeHere(terminal, 'a.csv', 'sku,name,type\nA,Mug,standard\nB,Bowl,\nC,Cup,\n');
    await terminal.call(['import', file, '--remote', 'Jani']);
    writeHere(terminal, 'a.csv', 'sku,name,type\nA,Mug,standard\nB,Big bowl,\nC,Cup,\n');
    const { code, doc } = await importJson(terminal, [file, '--remote', 'Jani']);
    expect({ code, queue: doc.queue }).toEqual({
      code: 0,
      queue: {
        queued: 0,
        left: [{ remote: 'Jani', withProblems: 0, alreadyThere: 1, maybeThere: 0 }],
        unchanged: 2,
      },
    });
    const same = await terminal.call(['import', file, '--remote', 'Jani']);
    expect(same).toMatchObject({ code: 0 });
    expect(same.out).toContain('3 rows changed nothing, so that nothing of them was queued: offshelf send');
  });
});

describe('a file that is there', () => {
  it('is not replaced by an export, or by rejected rows, unless the call says so', async () => {
    const terminal = openTerminal();
    const file = writeHere(terminal, 'bad.csv', 'sku,name\nA,Mug\nB,\n');
    const mine = writeHere(terminal, 'mine.csv', 'my own work');
    const there = () => readFileSync(join(terminal.folder, mine), 'utf8');
    const rejected = ['import', file, '--rejected', mine];
    const refused = await terminal.json(rejected);
    expect(refused).toMatchObject({ code: 1, doc: { error: { code: 'not-allowed-now' } } });
    expect({ catalog: existsSync(terminal.data), there: there() }).toEqual({
      catalog: false,
      there: 'my own work',
    });
    expect((await terminal.call([...rejected, '--replace'])).code).toBe(3);
    expect(there()).toContain('Line 3');
    writeHere(terminal, 'mine.csv', 'my own work');
    expect((await terminal.call(['export', mine])).err).toContain('mine.csv is there already');
    expect(there()).toBe('my own work');
    expect((await terminal.call(['export', mine, '--replace'])).code).toBe(0);
    expect(there()).toContain('Mug');
  });
});

it.each([
  [['--near-skus', 'apart'], { nearSkus: 'apart' }],
  [['--take-currency-signs'], { priceSigns: 'drop', signCurrency: 'take' }],
] as const)('%j stands in the plan, and brings in what was a problem', async (options, plan) => {
  const terminal = openTerminal();
  const file = writeHere(terminal, 'a.csv', 'sku,name,price\nA,Mug,5\na,Cup,6\nB,Bowl,12 USD\n');
  const { doc: asked } = await importJson(terminal, [file, '--dry-run']);
  expect(asked.counts).toMatchObject({ create: 1, problems: 2 });
  const { doc } = await importJson(terminal, [file, '--dry-run', ...options]);
  expect({ plan: doc.plan, counts: doc.counts }).toMatchObject({ plan, counts: { create: 2, problems: 1 } });
});

it('what can’t be read is kept where that is said, and the next time, which is told; other prices are asked about', async () => {
  const terminal = openTerminal();
  const file = writeHere(terminal, 'a.csv', 'sku,name,price\nA,Mug,on request\nB,Bowl,1.234\n');
  const { counts } = (await importJson(terminal, [file, '--dry-run', '--unreadable', 'keep'])).doc;
  expect(counts).toMatchObject({ create: 1, problems: 1 });
  const kept = writeHere(terminal, 'kept.csv', 'sku,name,price\nA,Mug,on request\n');
  expect((await terminal.call(['import', kept, '--unreadable', 'keep'])).code).toBe(0);
  const next = await terminal.call(['import', writeHere(terminal, 'b.csv', 'sku,name,price\nC,Cup,POA\n')]);
  expect(next.out + next.err).toContain('--unreadable keep');
});
