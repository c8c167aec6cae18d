import { writeSync } from 'node:fs';
import { newProductFields } from '../../src/shared/model/new-product.ts';
import { composeInProcess } from './in-process.ts';

/**
 * A program of its own that saves products until it is killed, and says each save only once it was acknowledged.
 * Every tenth is trashed again, so that there are Changes of several kinds.
 */
const [folder = ''] = process.argv.slice(2);
const core = await composeInProcess({ folder });
for (let number = 1; ; number += 1) {
  const name = `Product ${number}`;
  const fields = { ...newProductFields('EUR'), name, sku: `K-${number}` };
  const { id } = await core.call('products.save', { id: null, baseVersion: 0, fields, draftId: null });
  writeSync(1, `saved ${id} ${name}\n`);
  if (number % 10 === 0) {
    await core.call('products.trash', { scope: { kind: 'ids', ids: [id] } });
    writeSync(1, `trashed ${id}\n`);
  }
}
