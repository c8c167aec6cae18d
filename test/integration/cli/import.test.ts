import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openShop, openTerminal } from './command-line.ts';
import { importJson, names, writeHere } from './import-json.ts';

const THREE = 'SKU;Name;Preis\n007;Mug;12,50\n0815;Bowl;3,2\n1E5;Cup;4\n';

describe('import', () => {
  it('says how the file is read, where columns go and what came of every row', async () => {
    const terminal = openTerminal();
    const file = writeHere(terminal, 'three.csv', THREE);
    const map = writeHere(terminal, 'map.json', '{"SKU": "sku", "Name": "name", "Preis": "price"}');
    const { code, out } = await terminal.call(['import', file, '--map', map]);
    expect(code).toBe(0);
    expect(out).toContain('Read as CSV, utf-8, delimiter semicolon.');
    expect(out).toContain('Preis   price');
    expect(out).toContain('3 rows: 3 new, 0 to update, 0 the same, 0 skipped, 0 with problems.');
    expect(out).toContain('3 products added, 0 updated.');
    expect((await terminal.call(['product', 'list'])).out).toContain('0815  3.2 EUR');
  });

  it('makes neither a product nor a catalog in a dry run, also where there is no catalog yet', async () => {
    const terminal = openTerminal();
    const file = writeHere(terminal, 'three.csv', THREE);
    const before = readdirSync(terminal.folder);
    const dry = await importJson(terminal, [file, '--dry-run', '--currency', 'USD']);
    expect(dry).toMatchObject({ code: 0, doc: { counts: { create: 3 }, changed: null } });
    expect(readdirSync(terminal.folder)).toEqual(before);
    await terminal.call(['product', 'add', '--set', 'name=Old']);
    const { code, doc } = await importJson(terminal, [file, '--dry-run']);
    expect({ code, counts: doc.counts, changed: doc.changed }).toMatchObject({
      code: 0,
      counts: { create: 3 },
      changed: null,
    });
    expect(await names(terminal)).toEqual(['Old']);
  });

  it('takes the columns that a dry run printed as its map', async () => {
    const terminal = openTerminal();
    await terminal.call(['product', 'add', '--set', 'name=Old']);
    const file = writeHere(terminal, 'three.csv', THREE);
    const dry = await terminal.json(['import', file, '--dry-run']);
    const map = writeHere(terminal, 'map.json', JSON.stringify(dry.doc));
    const { code, doc } = await importJson(terminal, [file, '--map', map]);
    expect({ code, columns: doc.columns }).toEqual({
      code: 0,
      columns: { SKU: 'sku', Name: 'name', Preis: 'ignore' },
    });
  });

  it('reads standard input, where the format is said', async () => {
    const terminal = openTerminal();
    expect((await terminal.call(['import', '-'], { stdin: THREE })).code).toBe(2);
    const { code, doc } = await importJson(
      terminal,
      ['-', '--format', 'jsonl'],
      '{"name":"Mug","price":"1.50"}\n{"name":"Bowl"}\n',
    );
    expect({ code, changed: doc.changed }).toMatchObject({ code: 0, changed: { created: 2, updated: 0 } });
    expect(await names(terminal)).toEqual(['Mug', 'Bowl']);
  });

  it('takes standard input in the encoding that is said, and loses no letter silently', async () => {
    const terminal = openTerminal();
    await terminal.call(['product', 'add', '--set', 'name=Old']);
    const stdin = Buffer.from('sku,name\nA,M\u00fcller\n', 'latin1');
    const refused = await terminal.call(['import', '-', '--format', 'csv'], { stdin });
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain('--encoding windows-1252');
    const said = ['import', '-', '--format', 'csv', '--encoding', 'windows-1252'];
    expect((await terminal.call(said, { stdin })).code).toBe(0);
    expect(await names(terminal)).toEqual(['Old', 'Müller']);
  });

  it('does not write the rejected rows over the file that they are of', async () => {
    const terminal = openTerminal();
    const file = writeHere(terminal, 'bad.csv', 'sku,name\nA,Mug\nB,\n');
    const { code, err } = await terminal.call(['import', file, '--rejected', `./${file}`]);
    expect(code).toBe(2);
    expect(err).toContain('Name another one');
    expect(readFileSync(join(terminal.folder, file), 'utf8')).toBe('sku,name\nA,Mug\nB,\n');
    expect((await terminal.call(['import', file, '--rejected', 'rest'])).code).toBe(2);
  });

  it('guesses nothing: it ends with 1, and names the option that answers', async () => {
    const terminal = openTerminal();
    const file = writeHere(terminal, 'price.csv', 'sku,name,price\nA,Mug,1.234\n');
    const asked = await terminal.call(['import', file]);
    expect(asked.code).toBe(1);
    expect(asked.err).toContain('can be read as 1.234 or as 1234');
    expect(asked.err).toContain('--decimal point, or --decimal comma');
    expect(existsSync(terminal.data)).toBe(false);
    expect((await terminal.call(['import', file, '--decimal', 'comma'])).code).toBe(0);
    expect((await terminal.call(['product', 'list'])).out).toContain('1234 EUR');
  });

  it('brings the others in where rows have problems, writes those into a file, and ends with 3', async () => {
    const terminal = openTerminal();
    const file = writeHere(terminal, 'bad.csv', 'sku,name\nA,Mug\nB,\nA,Again\n');
    const { code, out } = await terminal.call(['import', file, '--rejected', 'rest.csv']);
    expect(code).toBe(3);
    expect(out).toContain('The rows with problems are in rest.csv.');
    const lines = readFileSync(join(terminal.folder, 'rest.csv'), 'utf8').trim().split('\r\n');
    expect(lines.slice(1)).toEqual([
      'B,,Line 3: The row has no name. Type one.',
      'A,Again,Line 4: The SKU “A” stands in line 2 already.',
    ]);
    expect(await names(terminal)).toEqual(['Mug']);
  });

  it('queues what came in at the remotes that are named', async () => {
    const { terminal } = await openShop();
    const file = writeHere(terminal, 'mug.csv', 'sku,name,type\nA,Mug,standard\nB,Bowl,\n');
    const { code, doc } = await importJson(terminal, [file, '--remote', 'Jani']);
    expect({ code, changed: doc.changed, queue: doc.queue }).toMatchObject({
      code: 0,
      changed: { created: 2 },
      queue: { queued: 2, unchanged: 0 },
    });
  });

  it.each([
    [['--key', 'ean'], '--key is one of productId, sku, name, remoteId.'],
    [['--mode', 'merge'], '--mode is one of new, update, both.'],
    [['--delimiter', 'x'], '--delimiter is one of comma, semicolon, tab, pipe.'],
  ])('says what %j takes', async (args, sentence) => {
    const terminal = openTerminal();
    const file = writeHere(terminal, 'three.csv', THREE);
    const { code, err } = await terminal.call(['import', file, ...args]);
    expect({ code, said: err.includes(sentence) }).toEqual({ code: 2, said: true });
  });

  it('says which heading or field of a map there is not', async () => {
    const terminal = openTerminal();
    const file = writeHere(terminal, 'three.csv', THREE);
    const heading = writeHere(terminal, 'a.json', '{"Nmae": "name"}');
    expect((await terminal.call(['import', file, '--map', heading])).err).toContain(
      'no column “Nmae”. Did you mean Name?',
    );
    const target = writeHere(terminal, 'b.json', '{"Name": "titel"}');
    expect((await terminal.call(['import', file, '--map', target])).err).toContain('can’t go into “titel”');
  });

  it('says what to do about a file that is no table', async () => {
    const terminal = openTerminal();
    const file = writeHere(
      terminal,
      'picture.csv',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
    );
    const { code, doc } = await importJson(terminal, [file]);
    expect({ code, error: doc.error?.code }).toEqual({ code: 1, error: 'bad-file' });
    const empty = openTerminal();
    expect((await importJson(empty, ['nowhere.csv'])).doc.error?.code).toBe('not-found');
    expect(existsSync(empty.data)).toBe(false);
  });
});

describe('export', () => {
  it('writes a view into the kind of file that its name says, which changes nothing when it is imported', async () => {
    const terminal = openTerminal();
    await terminal.call(['import', writeHere(terminal, 'three.csv', THREE)]);
    for (const name of ['all.csv', 'all.tsv', 'all.json', 'all.jsonl', 'all.xlsx']) {
      expect((await terminal.call(['export', name])).out).toBe(`3 products written to ${name}.\n`);
      expect((await terminal.call(['import', name])).out).toContain('0 new, 0 to update, 3 the same');
    }
  });

  it('says that it guards against formulas, and does not where that is said', async () => {
    const terminal = openTerminal();
    await terminal.call(['product', 'add', '--set', 'name==1+1']);
    expect((await terminal.call(['export', 'a.csv'])).out).toContain("1 text got a ' in front");
    expect(readFileSync(join(terminal.folder, 'a.csv'), 'utf8')).toContain("'=1+1");
    await terminal.call(['export', 'b.csv', '--raw']);
    expect(readFileSync(join(terminal.folder, 'b.csv'), 'utf8')).not.toContain("'=1+1");
  });

  it('knows views of its own and saved ones, and no others', async () => {
    const terminal = openTerminal();
    await terminal.call(['product', 'add', '--set', 'name=Mug']);
    expect((await terminal.call(['export', 'a.csv', '--view', 'unsent'])).code).toBe(0);
    const unknown = await terminal.call(['export', 'b.csv', '--view', 'unsnt']);
    expect({ code: unknown.code, said: unknown.err.includes('Did you mean unsent?') }).toEqual({
      code: 1,
      said: true,
    });
    expect((await terminal.call(['export', 'b.csv', '--view', 'problems'])).err).toContain(
      'no product in this view',
    );
    expect((await terminal.call(['export', 'a.pdf'])).code).toBe(2);
  });
});
