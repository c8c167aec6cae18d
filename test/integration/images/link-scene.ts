import type { RequestListener } from 'node:http';
import { expect } from 'vitest';
import type { Input } from '../../../src/shared/contract/api.ts';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import type { ImageGroup } from '../../../src/shared/model/link-check.ts';
import { aProduct, openTestCatalog } from '../../helpers/catalog.ts';
import { makePng } from '../../helpers/images.ts';
import type { InProcess, InProcessParts } from '../../helpers/in-process.ts';
import { createTestFetcher, type Served, serve } from './hostile-pictures.ts';

export const SQUARE = makePng(600, 600);
const SMALL = makePng(300, 200);
/** What comes behind the picture belongs to the file. */
const LARGE = Buffer.concat([SQUARE, Buffer.alloc(200_000)]);

/** A shop's server: what it gives by the path. */
const shop: RequestListener = ({ url = '' }, response) => {
  if (url.startsWith('/square')) response.writeHead(200, { 'content-type': 'image/png' }).end(SQUARE);
  else if (url.startsWith('/large')) response.writeHead(200, { 'content-length': LARGE.length }).end(LARGE);
  else if (url.startsWith('/small')) response.writeHead(200).end(SMALL);
  else if (url === '/page.png') response.writeHead(200).end('<!doctype html><title>No</title>');
  else response.writeHead(404).end();
};

export async function checkAll(core: InProcess, input: Partial<Input<'images.check'>> = {}) {
  const list = await core.call('products.list', EVERY_PRODUCT);
  const scope = { kind: 'snapshot', snapshot: list.id } as const;
  return await core.call('images.check', { scope, again: false, ...input });
}

/** A catalog whose products have these images, named by them, and the server of the shop. */
export async function openShop(
  images: (at: string) => readonly string[],
  parts: Partial<InProcessParts> = {},
): Promise<{ readonly core: InProcess; readonly server: Served; readonly at: string }> {
  const server = await serve(shop);
  const at = `https://pictures.test:${server.port}`;
  const core = await openTestCatalog({ imageFetcher: createTestFetcher(), ...parts });
  const products = images(at).map((imageUrl) => aProduct({ name: imageUrl.replace(at, ''), imageUrl }));
  await core.call('products.add', { products, remotes: [] });
  await core.call('images.allowHost', { host: 'pictures.test' });
  return { core, server, at };
}

export async function namesIn(core: InProcess, group: ImageGroup): Promise<string[]> {
  const { id: report, groups } = await core.call('images.report', {});
  const rows = await core.call('images.reportPage', { report, group, from: 0, count: 200 });
  expect(rows).toHaveLength(groups[group]);
  return rows.map(({ name }) => name);
}
