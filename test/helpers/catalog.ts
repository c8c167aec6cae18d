import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Database } from '../../src/main/core/adapters/sqlite/database.ts';
import type { BulkAction } from '../../src/shared/model/bulk-action.ts';
import type { Change } from '../../src/shared/model/change.ts';
import { EVERY_PRODUCT } from '../../src/shared/model/every-product.ts';
import { newProductFields } from '../../src/shared/model/new-product.ts';
import type { Product, ProductFields } from '../../src/shared/model/product.ts';
import type { ListQuery, ProductRow } from '../../src/shared/model/query.ts';
import { composeInProcess, type InProcess, type InProcessParts } from './in-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A whole core on a new catalog of its own, closed when the test is over. */
export async function openTestCatalog(parts: Partial<InProcessParts> = {}): Promise<InProcess> {
  const core = await composeInProcess({ folder: join(temporaryFolder(), 'catalog'), ...parts });
  onTestFinished(() => core.close());
  return core;
}

/** A second way into the same file, past the program: what it says is what is stored. */
export function peek(core: InProcess): Database {
  const db = new BetterSqlite(join(core.folder, 'catalog.offshelf'));
  onTestFinished(() => {
    db.close();
  });
  return db;
}

export function aProduct(fields: Partial<ProductFields> = {}): ProductFields {
  return { ...newProductFields('EUR'), name: 'Enamel mug', ...fields };
}

export function addProduct(core: InProcess, fields: Partial<ProductFields> = {}): Promise<Product> {
  return core.call('products.save', { id: null, baseVersion: 0, fields: aProduct(fields), draftId: null });
}

export async function editProduct(
  core: InProcess,
  id: number,
  fields: Partial<ProductFields>,
): Promise<Product> {
  const product = await getProduct(core, id);
  const input = { id, baseVersion: product.version, fields: { ...product.fields, ...fields }, draftId: null };
  return core.call('products.save', input);
}

export async function getProduct(core: InProcess, id: number): Promise<Product> {
  const product = await core.call('products.get', { id });
  if (product === null) throw new Error(`no product ${id}`);
  return product;
}

/** All rows of a list, read as the window reads them. */
export async function listRows(core: InProcess, query: Partial<ListQuery> = {}): Promise<ProductRow[]> {
  const snapshot = await core.call('products.list', { ...EVERY_PRODUCT, ...query });
  const rows: ProductRow[] = [];
  while (rows.length < snapshot.total) {
    rows.push(
      ...(await core.call('products.page', { snapshot: snapshot.id, from: rows.length, count: 200 })),
    );
  }
  return rows;
}

export async function listNames(core: InProcess, query: Partial<ListQuery> = {}): Promise<string[]> {
  return (await listRows(core, query)).map((row) => row.name);
}

/** Prepares a bulk action and applies it, every row of it. */
export async function applyBulk(core: InProcess, ids: number[], action: BulkAction): Promise<Change> {
  const preview = await core.call('previews.prepare', { scope: { kind: 'ids', ids }, actions: [action] });
  return core.call('previews.apply', { id: preview.id });
}
