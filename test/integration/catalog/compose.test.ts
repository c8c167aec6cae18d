import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CatalogRefusal, composeWriter } from '../../../src/main/core/compose.ts';
import { api, type Operation } from '../../../src/shared/contract/api.ts';
import { addProduct, openTestCatalog, peek } from '../../helpers/catalog.ts';
import { addJani } from '../../helpers/remotes.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const operations = Object.keys(api) as Operation[];

describe('the writing and the reading side', () => {
  it('answer each operation on one side only, and none that belongs to the window', async () => {
    const core = await openTestCatalog();
    for (const operation of operations) {
      const answers = { writer: core.writer.dispatch, reader: core.reader.dispatch };
      const { runs } = api[operation];
      for (const [side, dispatch] of Object.entries(answers)) {
        const result = await dispatch(operation, null);
        const code = result.ok ? 'ok' : result.error.code;
        const answered = side === 'writer' ? runs === 'command' : runs === 'query' || runs === 'scan';
        expect([operation, side, code]).toEqual([operation, side, answered ? 'bad-input' : 'forbidden']);
      }
    }
  });

  it('tell the window once what a command wrote', async () => {
    const core = await openTestCatalog();
    await addProduct(core);
    await addJani(core);
    expect(core.events).toEqual([
      {
        event: 'catalogChanged',
        data: { products: true, sending: false, remotes: false, changes: true, views: false },
      },
      {
        event: 'catalogChanged',
        data: { products: true, sending: true, remotes: true, changes: false, views: false },
      },
    ]);
  });

  it('tell nothing where nothing was written', async () => {
    const core = await openTestCatalog();
    await core.dispatch('products.save', { wrong: true });
    await core.dispatch('products.trash', { scope: { kind: 'ids', ids: [5] } });
    await core.call('products.counts', {});
    expect(core.events).toEqual([]);
  });

  it('keep the currency of the catalog', async () => {
    const core = await openTestCatalog({ currency: 'SEK' });
    expect(await core.call('catalog.settings', {})).toMatchObject({ currency: 'SEK' });
    await core.call('catalog.setCurrency', { currency: 'NOK' });
    expect(await core.call('catalog.settings', {})).toMatchObject({ currency: 'NOK' });
  });

  it('show each other what is committed, at once', async () => {
    const core = await openTestCatalog();
    for (let number = 0; number < 20; number += 1) {
      const { id } = await addProduct(core);
      expect(await core.call('products.get', { id })).not.toBeNull();
    }
  });
});

describe('the end of a writer', () => {
  it('stops long work in order: nothing is written, and the catalog is closed properly', async () => {
    const folder = join(temporaryFolder(), 'catalog');
    const core = await openTestCatalog({ folder });
    peek(
      core,
    ).exec(`INSERT INTO product(name, type, description, image_url, image_alt, created_at, updated_at)
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
      SELECT 'P' || i, 'standard', '', '', '', i, i FROM n`);
    const preview = core.dispatch('previews.prepare', {
      scope: { kind: 'ids', ids: Array.from({ length: 5000 }, (_, at) => at + 1) },
      actions: [{ kind: 'append', field: 'description', text: 'x' }],
    });
    await core.close();
    expect(await preview).toMatchObject({ ok: false, error: { code: 'no-catalog' } });
    expect(await core.writer.dispatch('products.trash', { scope: { kind: 'ids', ids: [1] } })).toMatchObject({
      error: { code: 'no-catalog' },
    });
    expect(core.logged).toEqual([]);
    expect((await openTestCatalog({ folder })).writer.unclean).toBe(false);
  });

  it('takes the staging database with it', async () => {
    const folder = join(temporaryFolder(), 'catalog');
    const core = await openTestCatalog({ folder });
    expect(existsSync(join(folder, 'previews.staging'))).toBe(true);
    await core.close();
    expect(readdirSync(folder).toSorted()).toEqual(['backups', 'catalog.lock', 'catalog.offshelf', 'images']);
  });
});

describe('a catalog that was damaged while it was closed', () => {
  it('is found out by the reader, before anything is sent', async () => {
    const folder = join(temporaryFolder(), 'catalog');
    const core = await openTestCatalog({ folder });
    for (let number = 0; number < 300; number += 1) await addProduct(core, { description: 'x'.repeat(500) });
    expect(core.reader.findDamage()).toEqual([]);
    await core.close();
    const file = join(folder, 'catalog.offshelf');
    const bytes = readFileSync(file);
    bytes.fill(0x5a, bytes.length - 20_000, bytes.length - 8000);
    writeFileSync(file, bytes);
    const reopened = await openTestCatalog({ folder });
    expect(reopened.reader.findDamage()).not.toEqual([]);
  });
});

describe('opening for writing', () => {
  it('refuses a missing catalog unless it is told to make one', async () => {
    const parts = {
      folder: join(temporaryFolder(), 'catalog'),
      http: { send: () => Promise.reject(new Error('nothing is sent')) },
      keys: { key: async () => null, placeKey: async () => null },
      emit: () => undefined,
      log: { warn: () => undefined, error: () => undefined },
      readSnapshot: async () => null,
    };
    await expect(composeWriter(parts)).rejects.toThrow(CatalogRefusal);
    expect(existsSync(parts.folder)).toBe(false);
    const writer = await composeWriter({ ...parts, currency: 'EUR' });
    await writer.close();
  });
});
