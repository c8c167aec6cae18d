import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import { ROW_TEXT } from '../../../src/shared/model/query.ts';
import {
  addProduct,
  aProduct,
  applyBulk,
  getProduct,
  listRows,
  openTestCatalog,
} from '../../helpers/catalog.ts';

const FILE = fileURLToPath(new URL('../../../../shared/data/naughty-strings/blns.json', import.meta.url));

describe('strings that break programs', () => {
  it('survive saving, listing, searching, bulk editing and undo, byte for byte', async ({ skip }) => {
    if (!existsSync(FILE)) return skip('../shared/data is missing');
    const strings = JSON.parse(readFileSync(FILE, 'utf8')) as string[];
    const core = await openTestCatalog();
    const ids: number[] = [];
    for (const text of strings) {
      const fields = aProduct({ name: text, sku: text, description: text, imageAlt: text, customData: text });
      ids.push((await addProduct(core, fields)).id);
    }

    const rows = await listRows(core);
    const shown = strings.map((text) => [...text].slice(0, ROW_TEXT).join(''));
    expect(rows.map((row) => row.name)).toEqual(shown);
    expect(rows.map((row) => row.sku)).toEqual(shown);
    const { id: snapshot } = await core.call('products.list', EVERY_PRODUCT);
    const whole = { snapshot, from: 0, count: strings.length, fields: ['name', 'sku'] as ('name' | 'sku')[] };
    expect((await core.call('products.values', whole)).values).toEqual(strings.map((text) => [text, text]));
    const missed: string[] = [];
    for (const [at, text] of strings.entries()) {
      const found = await listRows(core, { search: text.slice(0, 500) });
      if (!found.some((row) => row.id === ids[at])) missed.push(text);
    }
    expect(missed).toEqual([]);

    for (const [at, text] of strings.entries()) {
      if (text === '') continue;
      const [id = 0] = ids.slice(at);
      const field = 'description' as const;
      await applyBulk(core, [id], { kind: 'append', field, text });
      expect((await getProduct(core, id)).fields.description).toBe(text + text);
      await applyBulk(core, [id], {
        kind: 'replace',
        field,
        find: text,
        text: '',
        matchCase: at % 2 === 0,
        wholeWord: false,
        pattern: false,
      });
      expect((await getProduct(core, id)).fields.description).toBe('');
      for (let step = 0; step < 2; step += 1) await core.call('changes.undo', { onLaterEdits: 'ask' });
    }
    for (const [at, id] of ids.entries()) {
      const text = strings[at] ?? '';
      expect((await getProduct(core, id)).fields).toEqual(
        aProduct({ name: text, sku: text, description: text, imageAlt: text, customData: text }),
      );
    }
    expect(core.reader.findDamage()).toEqual([]);
  });
});
