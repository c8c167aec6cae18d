import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/main/core/adapters/sqlite/database.ts';
import { createTransactions } from '../../../src/main/core/adapters/sqlite/transactions.ts';
import { openTestCatalog, peek } from '../../helpers/catalog.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { until } from '../../helpers/until.ts';

function openLog() {
  const db = openDatabase(join(temporaryFolder(), 'large'), {});
  onTestFinished(() => {
    db.close();
  });
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE page(text TEXT)');
  const write = (pages: number) => {
    for (let n = 0; n < pages; n += 1) db.prepare(`INSERT INTO page VALUES (?)`).run('x'.repeat(4000));
  };
  const waiting = () => {
    const [state] = db.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
    return (state?.log ?? 0) - (state?.checkpointed ?? 0);
  };
  return { db, transactions: createTransactions(db), write, waiting };
}

it('what large work wrote stays in the log until it is settled; then commits bring it to its place by themselves again', () => {
  const { transactions, write, waiting } = openLog();
  transactions.runLarge(() => write(2000));
  expect(waiting()).toBeGreaterThan(2000);
  transactions.run(() => write(1));
  expect(waiting()).toBeGreaterThan(2000);
  transactions.settle();
  expect(waiting()).toBe(0);
  transactions.run(() => write(2000));
  expect(waiting()).toBe(0);
});

it('little work is left in the log, as ever', () => {
  const { transactions, write, waiting } = openLog();
  transactions.runLarge(() => write(10));
  const before = waiting();
  transactions.settle();
  expect(before).toBeGreaterThan(10);
  expect(waiting()).toBe(before);
});

it('work that fails leaves nothing, and can be settled', () => {
  const { db, transactions, write, waiting } = openLog();
  const fail = () =>
    transactions.runLarge(() => {
      write(2000);
      throw new Error('no');
    });
  expect(fail).toThrow('no');
  expect(db.prepare('SELECT count(*) FROM page').pluck().get()).toBe(0);
  transactions.settle();
  transactions.run(() => write(2000));
  expect(waiting()).toBe(0);
});

it('an Apply and its undo are settled behind their answers', async () => {
  const core = await openTestCatalog();
  peek(core).exec(`INSERT INTO product(name, type, description, image_url, image_alt, created_at, updated_at)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
    SELECT 'P' || i, 'standard', hex(zeroblob(1000)), '', '', i, i FROM n`);
  const waiting = () => {
    const [state] = peek(core).pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
    return (state?.log ?? 0) - (state?.checkpointed ?? 0);
  };
  const { id } = await core.call('previews.prepare', {
    scope: { kind: 'ids', ids: Array.from({ length: 2000 }, (_, at) => at + 1) },
    actions: [{ kind: 'append', field: 'description', text: '!' }],
  });
  await core.call('previews.apply', { id });
  await until('the Apply is settled', () => waiting() < 1000);
  await core.call('changes.undo', { onLaterEdits: 'ask' });
  await until('its undo is settled', () => waiting() < 1000);
  expect(core.reader.findDamage()).toEqual([]);
});
