import { expect, it } from 'vitest';
import { readCommandLine } from '../../../../src/main/app/command-line.ts';

const read = (args: readonly string[], development = true) =>
  readCommandLine(['/usr/bin/offshelf', ...args], '/home/me', development);

it('takes a catalog file from among Electron’s own arguments, relative to where it was started', () => {
  expect(read(['--no-sandbox', 'shop/catalog.offshelf']).file).toBe('/home/me/shop/catalog.offshelf');
  expect(read(['/work/app', '/data/Shop/CATALOG.OFFSHELF']).file).toBe('/data/Shop/CATALOG.OFFSHELF');
});

it('takes nothing else for a catalog file', () => {
  for (const arg of ['--evil=x.offshelf', 'notes.txt', '', 'a\0.offshelf'])
    expect(read([arg]).file).toBeNull();
});

it('opens a folder that --catalog names in development only', () => {
  expect(read(['--catalog=shop']).catalog).toBe('/home/me/shop');
  expect(read(['--catalog=']).catalog).toBeNull();
  expect(read(['--catalog=shop'], false).catalog).toBeNull();
});
