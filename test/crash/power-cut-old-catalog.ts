import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../src/main/core/adapters/sqlite/database.ts';
import { APPLICATION_ID } from '../../src/main/core/adapters/sqlite/file-header.ts';
import { writeMeta } from '../../src/main/core/adapters/sqlite/meta-store.ts';
import { MIGRATIONS } from '../../src/main/core/adapters/sqlite/migrations/index.ts';
import { describeSchema, migrate } from '../../src/main/core/adapters/sqlite/schema.ts';
import { type Mark, readFacts, readStands } from './power-cut-facts.ts';

/** The version of the schema that the old catalog has. */
export const OLD_SCHEMA = 40;

const FIXTURE = new URL('../fixtures/schema-0040.sql', import.meta.url);
const PRODUCTS = 60;

/**
 * Makes a catalog as the program of schema 40 left it: products with long texts, one in each state of sending, and one whose
 * request was open when that program was killed. Returns what it had acknowledged.
 */
export function makeOldCatalog(folder: string): Mark {
  for (const part of ['images', 'backups']) mkdirSync(join(folder, part), { recursive: true });
  const db = openDatabase(join(folder, 'catalog.offshelf'), {});
  try {
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma('journal_mode = WAL');
    migrate(
      db,
      MIGRATIONS.filter(({ version }) => version <= OLD_SCHEMA),
    );
    if (describeSchema(db) !== readFileSync(FIXTURE, 'utf8'))
      throw new Error('the released migrations do not make the released schema any more');
    fill(db);
    return { kind: 'acknowledged', facts: readFacts(db), stands: readStands(db) };
  } finally {
    db.close();
  }
}

function fill(db: Database): void {
  const facts = { catalog_id: 'old', install_id: 'old', created_at: '1', boot_epoch: '7', sample: '0' };
  writeMeta(db, { ...facts, catalog_currency: 'EUR', clean_exit: '0' });
  db.exec(`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${PRODUCTS})
    INSERT INTO product(name, sku, type, description, price, currency, image_url, image_alt, created_at, updated_at)
      SELECT 'Old mug ' || i, 'OLD-' || i, 'standard', hex(zeroblob(i * 50)), '10', 'EUR', '', '', i, i FROM n;
    INSERT INTO account(profile_id, origin, label) VALUES ('jani', 'https://billing.example.com', '');
    INSERT INTO lane(account_id) VALUES (1);
    INSERT INTO remote(account_id, name, profile_id, base_url, origin, account_label, auth, settings, created_at) VALUES
      (1, 'Jani', 'jani', 'https://billing.example.com', 'https://billing.example.com', '',
       '{"header":"Authorization","prefix":"Bearer "}',
       '{"currencies":{},"accountCurrency":"EUR","status":{},"addReference":false}', 1);
    INSERT INTO submission(id, seq, product_id, remote_id, account_id, state, created_at, updated_at)
      SELECT printf('00000000-0000-7000-8000-%012d', id), id, id, 1, 1, 'queued', 1, 1 FROM product WHERE id <= 12;
    INSERT INTO attempt(submission_id, n, epoch, identity, method, url, headers, body, body_hash, product_version, started_at)
      SELECT id, 1, 7, 'identity ' || product_id, 'POST', 'https://billing.example.com/api/products', '{}', '{}', 'old', 1, 1
      FROM submission WHERE product_id <= 10;
    UPDATE submission SET state = 'sending', attempt_id = product_id, product_version = 1 WHERE product_id <= 10;
    INSERT INTO answer(attempt_id, at, outcome, status, headers, body)
      SELECT product_id, 2, CASE WHEN product_id <= 3 THEN 'sent' WHEN product_id <= 6 THEN 'rejected' ELSE 'unsure' END, 200, '{}', ''
      FROM submission WHERE product_id <= 9;
    UPDATE submission SET state = 'sent', reason = 'created', remote_record_id = 'old_' || product_id WHERE product_id <= 3;
    UPDATE submission SET state = 'rejected', reason = 'not-accepted' WHERE product_id BETWEEN 4 AND 6;
    UPDATE submission SET state = 'unsure', unsure_kind = 'maybe', reason = 'no-answer' WHERE product_id BETWEEN 7 AND 9`);
}
