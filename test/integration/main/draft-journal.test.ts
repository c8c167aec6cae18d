import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { newProductFields } from '../../../src/shared/model/new-product.ts';
import type { FormDraft } from '../../../src/shared/model/product.ts';
import { killAt } from '../../helpers/kill-program.ts';
import { addManyProducts } from '../../helpers/many-products.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { startCatalogs } from './start-catalogs.ts';

const ID = '0197c1a0-0000-7000-8000-000000000001';
const OTHER = '0197c1a0-0000-7000-8000-000000000002';

/** An open catalog of two products, and its drafts' journal. */
async function openShop() {
  const folder = join(temporaryFolder(), 'Shop');
  const opened = startCatalogs();
  await opened.catalogs.open(folder, 'new');
  addManyProducts(folder, 2);
  return { ...opened, folder, journal: join(folder, 'drafts.journal') };
}

/** The writer waits for somebody else to end a transaction: nothing is kept before that. */
function holdWriter(folder: string): { readonly release: () => void } {
  const db = new BetterSqlite(join(folder, 'catalog.offshelf'));
  db.exec('BEGIN IMMEDIATE');
  return { release: () => db.close() };
}

const typed = (name: string, more: Partial<FormDraft> = {}) => ({
  id: ID,
  productId: 1,
  baseVersion: 1,
  fields: { ...newProductFields('CHF'), name },
  ...more,
});

const names = (drafts: readonly FormDraft[]) => drafts.map(({ fields }) => fields.name);
const rowsOf = (path: string) => readFileSync(path, 'utf8').split('\n').slice(0, -1);

describe('while the writer is busy', () => {
  it('what is typed is answered for at once: it is on the disk, and every form has it', async () => {
    const { ask, catalogs, folder, journal } = await openShop();
    const { release } = holdWriter(folder);
    await ask('drafts.keep', typed('C'));
    const last = await ask('drafts.keep', typed('Cu'));
    await ask('drafts.keep', typed('New', { id: OTHER, productId: null, baseVersion: 0 }));
    const draft = await ask('drafts.forProduct', { productId: 1 });
    const drafts = await ask('drafts.list', {});
    expect(rowsOf(journal)).toHaveLength(3);
    expect(draft?.fields.name).toBe('Cu');
    expect(names(drafts)).toEqual(expect.arrayContaining(['Cu', 'New']));
    release();
    await expect.poll(() => readFileSync(journal, 'utf8')).toBe('');
    // When it was typed, not when the writer had it: else an earlier one would look newer than what stands in the file.
    expect(await ask('drafts.forProduct', { productId: 1 })).toEqual(last);
    await catalogs.close();
    expect(existsSync(journal)).toBe(false);
  });

  it('what is dropped or saved then is dropped or saved: the journal has no word of it afterwards', async () => {
    const { ask, folder, journal } = await openShop();
    const { release } = holdWriter(folder);
    await ask('drafts.keep', typed('Thrown away'));
    await ask('drafts.keep', typed('Saved', { id: OTHER, productId: 2 }));
    const discarded = ask('drafts.discard', { id: ID });
    const later = ask('drafts.keep', typed('Typed anew'));
    release();
    await discarded;
    expect(readFileSync(journal, 'utf8')).not.toMatch(/Thrown away|Saved/);
    await later;
    expect(names(await ask('drafts.list', {}))).toEqual(['Typed anew', 'Saved']);
  });

  it('what was typed is there after the program was killed', async () => {
    const { catalogs, folder } = await openShop();
    await catalogs.close();
    const program = new URL('../../helpers/typing-program.ts', import.meta.url);
    await killAt(program, [folder], 'kept 2', 0);
    const { catalogs: again, ask } = startCatalogs();
    await again.open(folder, null);
    const draft = await ask('drafts.forProduct', { productId: 1 });
    expect(draft?.fields.name.length).toBeGreaterThanOrEqual(2);
  });
});

describe('a journal that was left', () => {
  it('is taken up but for what is newer, gone, or was not written to its end', async () => {
    const { ask, catalogs, folder, journal } = await openShop();
    await ask('drafts.keep', typed('Newer'));
    await catalogs.close();
    const lines = [
      { ...typed('Older'), updatedAt: 1 },
      { ...typed('First', { id: OTHER, productId: 2 }), updatedAt: 2 },
      { ...typed('Last', { id: OTHER, productId: 2 }), updatedAt: 3 },
      { ...typed('Gone', { id: crypto.randomUUID(), productId: 3 }), updatedAt: 4 },
    ].map((draft) => JSON.stringify(draft));
    writeFileSync(journal, `${lines.join('\n')}\n{"id":"0197c1a0`);
    const { catalogs: again, ask: askAgain } = startCatalogs();
    await again.open(folder, null);
    expect(names(await askAgain('drafts.list', {}))).toEqual(['Newer', 'Last']);
    expect(existsSync(journal)).toBe(false);
  });

  it('is never written to where it could not be taken away: what is typed waits for the writer', async () => {
    const { ask, folder, journal, logged } = await openShop();
    writeFileSync(journal, 'somebody else’s');
    const { release } = holdWriter(folder);
    const kept = ask('drafts.keep', typed('Mug'));
    await expect.poll(() => logged).toContain('error drafts can’t be put beside the catalog');
    release();
    await kept;
    expect(readFileSync(journal, 'utf8')).toBe('somebody else’s');
    expect((await ask('drafts.forProduct', { productId: 1 }))?.fields.name).toBe('Mug');
  });
});
