import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import { newProductFields } from '../../../src/shared/model/new-product.ts';
import type { FormDraft } from '../../../src/shared/model/product.ts';
import { killAt } from '../../helpers/kill-program.ts';
import { addManyProducts } from '../../helpers/many-products.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { startCatalogs } from './start-catalogs.ts';

const PRODUCTS = 60_000;
const ID = '0197c1a0-0000-7000-8000-000000000001';
const OTHER = '0197c1a0-0000-7000-8000-000000000002';

/** An open catalog of many products, and its drafts' journal. */
async function openMany() {
  const folder = join(temporaryFolder(), 'Shop');
  const opened = startCatalogs();
  await opened.catalogs.open(folder, 'new');
  addManyProducts(folder, PRODUCTS);
  return { ...opened, folder, journal: join(folder, 'drafts.journal') };
}

type Opened = Awaited<ReturnType<typeof openMany>>;

/** Begins a change of all products, in which the writer is for some time. */
async function beginApply({ ask }: Opened) {
  const { id: snapshot } = await ask('products.list', EVERY_PRODUCT);
  const { id } = await ask('previews.prepare', {
    scope: { kind: 'snapshot', snapshot },
    actions: [{ kind: 'append', field: 'description', text: '!' }],
  });
  const progress = { isOver: false };
  const apply = async () => {
    await ask('previews.apply', { id });
    progress.isOver = true;
  };
  return { applied: apply(), progress };
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
    const opened = await openMany();
    const { ask, catalogs, journal } = opened;
    const { applied, progress } = await beginApply(opened);
    await ask('drafts.keep', typed('C'));
    await ask('drafts.keep', typed('Cu'));
    await ask('drafts.keep', typed('New', { id: OTHER, productId: null, baseVersion: 0 }));
    const draft = await ask('drafts.forProduct', { productId: 1 });
    const drafts = await ask('drafts.list', {});
    expect(progress.isOver).toBe(false);
    expect(rowsOf(journal)).toHaveLength(3);
    expect(draft?.fields.name).toBe('Cu');
    expect(names(drafts)).toEqual(expect.arrayContaining(['Cu', 'New']));
    await applied;
    expect((await ask('drafts.forProduct', { productId: 1 }))?.fields.name).toBe('Cu');
    await catalogs.close();
    expect(existsSync(journal)).toBe(false);
  });

  it('what is dropped or saved then is dropped or saved: the journal has no word of it afterwards', async () => {
    const opened = await openMany();
    const { ask, journal } = opened;
    const { applied } = await beginApply(opened);
    await ask('drafts.keep', typed('Thrown away'));
    await ask('drafts.keep', typed('Saved', { id: OTHER, productId: 2 }));
    const discarded = ask('drafts.discard', { id: ID });
    const later = ask('drafts.keep', typed('Typed anew'));
    await discarded;
    expect(readFileSync(journal, 'utf8')).not.toMatch(/Thrown away|Saved/);
    await later;
    expect(names(await ask('drafts.list', {}))).toEqual(['Typed anew', 'Saved']);
    await applied;
  });

  it('what was typed is there after the program was killed', { timeout: 60_000 }, async () => {
    const { catalogs, folder } = await openMany();
    await catalogs.close();
    const program = new URL('../../helpers/typing-program.ts', import.meta.url);
    const said = await killAt(program, [folder], 'kept 2', 0);
    expect(said).not.toContain('applied');
    const { catalogs: again, ask } = startCatalogs();
    await again.open(folder, null);
    const draft = await ask('drafts.forProduct', { productId: 1 });
    expect(draft?.fields.name.length).toBeGreaterThanOrEqual(2);
    expect((await ask('products.get', { id: 1 }))?.fields.description).toBe('red');
  });
});

describe('a journal that was left', () => {
  it('is taken up but for what is newer, gone, or was not written to its end', async () => {
    const opened = await openMany();
    const { ask, catalogs, folder, journal } = opened;
    await ask('drafts.keep', typed('Newer'));
    await catalogs.close();
    const lines = [
      { ...typed('Older'), updatedAt: 1 },
      { ...typed('First', { id: OTHER, productId: 2 }), updatedAt: 2 },
      { ...typed('Last', { id: OTHER, productId: 2 }), updatedAt: 3 },
      { ...typed('Gone', { id: crypto.randomUUID(), productId: PRODUCTS + 1 }), updatedAt: 4 },
    ].map((draft) => JSON.stringify(draft));
    writeFileSync(journal, `${lines.join('\n')}\n{"id":"0197c1a0`);
    const { catalogs: again, ask: askAgain } = startCatalogs();
    await again.open(folder, null);
    expect(names(await askAgain('drafts.list', {}))).toEqual(['Last', 'Newer']);
    expect(existsSync(journal)).toBe(false);
  });

  it('is never written to where it could not be taken away: what is typed waits for the writer', async () => {
    const opened = await openMany();
    const { ask, journal, logged } = opened;
    writeFileSync(journal, 'somebody else’s');
    const { applied } = await beginApply(opened);
    await ask('drafts.keep', typed('Mug'));
    expect(readFileSync(journal, 'utf8')).toBe('somebody else’s');
    expect(logged).toContain('error drafts can’t be put beside the catalog');
    expect((await ask('drafts.forProduct', { productId: 1 }))?.fields.name).toBe('Mug');
    await applied;
  });
});
