import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src/main/core/adapters/sqlite/database.ts';
import { APPLICATION_ID } from '../../src/main/core/adapters/sqlite/file-header.ts';
import { MIGRATIONS } from '../../src/main/core/adapters/sqlite/migrations/index.ts';
import { migrate } from '../../src/main/core/adapters/sqlite/schema.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { productFields } from './person.ts';

const WORDS = ['O1', 'O2', 'O3', 'O4'] as const;

/** Makes a catalog as an earlier version of Offshelf left it, with a few products, and says what is in it. */
export function makeOlderCatalog(folder: string, version: number): Ledger {
  for (const part of ['images', 'backups']) mkdirSync(join(folder, part), { recursive: true });
  const db = openDatabase(join(folder, 'catalog.offshelf'), {});
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma('journal_mode = WAL');
  migrate(
    db,
    MIGRATIONS.filter((migration) => migration.version <= version),
  );
  const meta = db.prepare('INSERT INTO meta VALUES (?, ?)');
  const facts = {
    catalog_id: 'c',
    install_id: 'i',
    created_at: '1',
    boot_epoch: '1',
    catalog_currency: 'EUR',
  };
  for (const [key, value] of Object.entries({ ...facts, clean_exit: '1', sample: '0' })) meta.run(key, value);
  const ledger = createLedger();
  const insert =
    db.prepare(`INSERT INTO product(name, sku, type, description, price, currency, image_url, image_alt,
    created_at, updated_at) VALUES (@name, @sku, @type, '', @price, @currency, '', '', 1, 1)`);
  for (const word of WORDS) {
    const { name, sku, type, price, currency } = productFields(word);
    const id = Number(insert.run({ name, sku, type, price, currency }).lastInsertRowid);
    const known = { id, word, version: 1, name, trashed: false, inDoubt: false, queuedAt: new Set<never>() };
    ledger.products.push(known);
  }
  db.close();
  return ledger;
}

/** Puts what schema 40 knew of sending into an older catalog: both remotes, and a line of products for each. */
export function addLines(
  folder: string,
  ledger: Ledger,
  addresses: Readonly<Record<'jani' | 'journeybee', string>>,
): void {
  const db = openDatabase(join(folder, 'catalog.offshelf'), {});
  const auth = JSON.stringify({ header: 'Authorization', prefix: 'Bearer ' });
  const settings = JSON.stringify({ currencies: {}, accountCurrency: 'EUR', status: {}, addReference: true });
  let seq = 0;
  for (const [at, remote] of (['jani', 'journeybee'] as const).entries()) {
    const { origin } = new URL(addresses[remote]);
    db.prepare('INSERT INTO account VALUES (?, ?, ?, ?)').run(at + 1, remote, origin, '');
    db.prepare('INSERT INTO lane(account_id) VALUES (?)').run(at + 1);
    db.prepare(`INSERT INTO remote(id, account_id, name, profile_id, base_url, origin, account_label, auth, settings, created_at)
      VALUES (?, ?, ?, ?, ?, ?, '', ?, ?, 1)`).run(
      at + 1,
      at + 1,
      remote,
      remote,
      addresses[remote],
      origin,
      auth,
      settings,
    );
    for (const product of ledger.products) {
      seq += 1;
      const id = `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}`;
      db.prepare(`INSERT INTO submission(id, seq, product_id, remote_id, account_id, state, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, 'queued', 1, 1)`).run(id, seq, product.id, at + 1, at + 1);
      product.queuedAt.add(remote);
    }
  }
  db.close();
}
