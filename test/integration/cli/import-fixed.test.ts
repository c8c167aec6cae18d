import { describe, expect, it } from 'vitest';
import { openTerminal, type Terminal } from './command-line.ts';
import { importJson, writeHere } from './import-json.ts';

const TWO = 'sku,name\nA,Mug\nB,Bowl\n';

async function readAll(terminal: Terminal) {
  const { doc } = await terminal.json(['product', 'list']);
  return doc as readonly { readonly status: string | null; readonly currency: string | null }[];
}

describe('what all rows have', () => {
  it('is said with --set for new products, and with --set-all for those that are here, too', async () => {
    const terminal = openTerminal();
    const one = writeHere(terminal, 'one.csv', 'sku,name\nA,Mug\n');
    await importJson(terminal, [one]);
    const two = writeHere(terminal, 'two.csv', TWO);
    const { out } = await terminal.call([
      'import',
      two,
      '--set',
      'status=draft',
      '--set-all',
      'currency=GBP',
    ]);
    expect(out).toContain('New products get status “draft”.');
    expect(out).toContain('All products, those that are here already too, get currency “GBP”.');
    expect(await readAll(terminal)).toMatchObject([
      { status: null, currency: 'GBP' },
      { status: 'draft', currency: 'GBP' },
    ]);
  });

  it('stands in what a dry run prints, which is a map that says the same', async () => {
    const terminal = openTerminal();
    const file = writeHere(terminal, 'two.csv', TWO);
    const asked = ['--set', 'customData.supplier=Nordlicht = Nord', '--set-all', 'type=physical'];
    const { doc } = await importJson(terminal, [file, '--dry-run', ...asked]);
    const said = { set: { 'customData.supplier': 'Nordlicht = Nord' }, setAll: { type: 'physical' } };
    expect(doc).toMatchObject(said);
    const map = writeHere(terminal, 'map.json', JSON.stringify(doc));
    const mapped = await importJson(terminal, [file, '--dry-run', '--map', map]);
    expect(mapped.doc).toMatchObject({ ...said, columns: { sku: 'sku', name: 'name' } });
    const other = await importJson(terminal, [file, '--dry-run', '--map', map, '--set', 'type=box']);
    expect(other.doc).toMatchObject({ set: { type: 'box' }, setAll: {} });
  });

  it('is told when it is so only because it was the last time', async () => {
    const terminal = openTerminal();
    const file = writeHere(terminal, 'two.csv', TWO);
    await importJson(terminal, [file, '--set-all', 'currency=GBP']);
    const { err } = await terminal.call(['import', file, '--dry-run']);
    expect(err).toContain('As in the last import of these headings: --set currency=GBP.');
    const { doc } = await importJson(terminal, [file, '--dry-run', '--set', 'currency=USD']);
    expect(doc).toMatchObject({ recalled: [], set: { currency: 'USD' } });
  });

  it('is explained by --help', async () => {
    const { out } = await openTerminal().plain(['import', '--help']);
    expect(out).toMatch(
      /--set FIELD=VALUE +what new products have that no column says, such as currency=EUR/,
    );
    expect(out).toMatch(/--set-all FIELD=VALUE +the same, also of products that are here already/);
  });

  it.each([
    [['--set', 'currency'], '--set takes FIELD=VALUE.'],
    [['--set-all', 'currency'], '--set-all takes FIELD=VALUE.'],
    [['--set', 'currency= '], 'Say the value of “currency” that all rows have.'],
    [['--set', 'curency=EUR'], '“curency” can’t be the same for all rows. Did you mean currency?'],
    [['--set', 'sku=A'], '“sku” can’t be the same for all rows.'],
    [
      ['--set', 'type=a', '--set-all', 'type=b'],
      '“type” is set for new products and for all. Take one away.',
    ],
  ])('is wrong usage as %j', async (options, message) => {
    const terminal = openTerminal();
    const { code, err } = await terminal.call(['import', writeHere(terminal, 'two.csv', TWO), ...options]);
    expect({ code, said: err.includes(message) }).toEqual({ code: 2, said: true });
  });
});
