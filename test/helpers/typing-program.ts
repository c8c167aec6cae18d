import { join, resolve } from 'node:path';
import { createAsk } from '../../src/main/app/ask-catalog.ts';
import { openSession } from '../../src/main/app/catalog-session.ts';
import { EVERY_PRODUCT } from '../../src/shared/model/every-product.ts';

const DRAFT = '0197c1a0-0000-7000-8000-000000000001';

// The program's workers with the catalog of a folder: while they change all of its products, somebody types into the first one.
const [folder = ''] = process.argv.slice(2);
const session = await openSession(
  {
    workers: { folder: resolve(import.meta.dirname, '../../src/main/workers'), ending: '.ts' },
    nativeBinding: null,
    currency: 'EUR',
    installId: 'here',
    ledgers: join(folder, '..', 'ledgers'),
    publish: () => undefined,
    key: async () => null,
    placeKey: async () => null,
    convert: async () => ({ ok: false, why: 'no-codec' }),
    proxy: async () => 'DIRECT',
    backupDue: () => undefined,
    log: (_, message, detail) => console.error(message, detail),
  },
  { folder, make: null, lost: ({ message }) => console.error(message) },
);
if ('why' in session) throw new Error(session.message);
const ask = createAsk(session);
const { id: snapshot } = await ask('products.list', EVERY_PRODUCT);
const { id } = await ask('previews.prepare', {
  scope: { kind: 'snapshot', snapshot },
  actions: [{ kind: 'append', field: 'description', text: '!' }],
});
const first = await ask('products.get', { id: 1 });
if (first === null) throw new Error('the catalog has no product');
void ask('previews.apply', { id }).then(() => console.log('applied'));
for (let letters = 1; ; letters += 1) {
  const fields = { ...first.fields, name: 'x'.repeat(letters) };
  await ask('drafts.keep', { id: DRAFT, productId: 1, baseVersion: first.version, fields });
  console.log('kept', letters);
}
