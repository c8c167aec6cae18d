import { describe, expect, it } from 'vitest';
import { makePng } from '../../helpers/images.ts';
import { serve } from '../images/hostile-pictures.ts';
import { containing, openTerminal } from './command-line.ts';

async function openShop() {
  const server = await serve(({ url }, response) => {
    if (url === '/mug.png') response.end(makePng(600, 600));
    else response.writeHead(404).end();
  }, 'http');
  const terminal = openTerminal();
  const at = `http://127.0.0.1:${server.port}`;
  const rows = ['/mug.png', '/gone.png', ''].map((path, n) => ({
    name: `Mug ${n}`,
    sku: `M-${n}`,
    imageUrl: path === '' ? '' : `${at}${path}`,
  }));
  await terminal.call(['product', 'add', '--from', '-'], { stdin: JSON.stringify(rows) });
  return { server, terminal, at };
}

describe('check-images', () => {
  it('asks nothing of private addresses until their host is allowed', async () => {
    const { server, terminal } = await openShop();
    const { code, doc } = await terminal.json(['check-images']);
    expect(code).toBe(3);
    expect(doc).toMatchObject({
      addresses: 2,
      outcomes: { 'blocked-address': 2 },
      left: 0,
      ended: 'done',
      broken: [],
      notAllowed: [
        { product: 1, why: containing('Not looked at: 127.0.0.1 is not allowed.'), checkedAt: null },
        { product: 2, fault: 'http' },
      ],
      catalog: { broken: 0, 'not-allowed': 2 },
    });
    const told = await terminal.call(['check-images']);
    expect(told.out).toContain('2 web addresses: 0 were checked, 0 known already.\nNo image is broken.');
    expect(told.out).toContain('2 products not looked at (--allow-host HOST):\n  M-0 (Mug 0)');
    expect(server.asked).toEqual([]);
    const allowed = await terminal.json(['check-images', '--allow-host', '127.0.0.1']);
    expect(allowed.doc).toMatchObject({ known: 0, outcomes: { ok: 1, 'not-reachable': 1 } });
  });

  it('says which images are broken, and remembers which hosts are allowed', async () => {
    const { server, terminal, at } = await openShop();
    const { code, doc } = await terminal.json(['check-images', '--allow-host', '127.0.0.1']);
    expect(code).toBe(3);
    expect(doc).toMatchObject({
      outcomes: { ok: 1, 'not-reachable': 1 },
      broken: [{ product: 2, sku: 'M-1', image: `${at}/gone.png`, why: containing('(404)') }],
      catalog: { products: 3, missing: 1, broken: 1, http: 2 },
    });
    expect(server.asked).toHaveLength(2);
    const again = await terminal.call(['check-images', '--again']);
    expect(again.out).toContain('2 web addresses: 2 were checked, 0 known already.');
    expect(again.out).toContain(`M-1 (Mug 1): ${at}/gone.png: There is nothing at this address (404).`);
    const known = await terminal.call(['check-images']);
    expect(known.out).toContain('2 web addresses: 0 were checked, 2 known already.');
  });

  it('ends with 0 where all is well', async () => {
    const { terminal, at } = await openShop();
    const rows = JSON.stringify([{ name: 'Cup', imageUrl: `${at}/mug.png` }]);
    const data = ['--data', `${terminal.folder}/another`];
    await terminal.plain(['product', 'add', '--from', '-', ...data], { stdin: rows });
    const { code, out } = await terminal.plain(['check-images', '--allow-host', '127.0.0.1', ...data]);
    expect(code).toBe(0);
    expect(out).toContain('1 web address: 1 was checked, 0 known already.\nNo image is broken.');
  });

  it('is about the products of a view where one is named', async () => {
    const { terminal } = await openShop();
    expect(await terminal.json(['check-images', '--view', 'trash'])).toMatchObject({
      code: 1,
      doc: { error: { code: 'empty' } },
    });
    const { code, doc } = await terminal.json([
      'check-images',
      '--view',
      'unsent',
      '--allow-host',
      '127.0.0.1',
    ]);
    expect(code).toBe(3);
    expect(doc).toMatchObject({ addresses: 2, broken: [{ sku: 'M-1' }] });
  });
});
