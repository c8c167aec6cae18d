import type { ImportCounts, ImportTab } from '../../../../shared/model/transfer.ts';
import { ImportPlan } from '../../../../shared/model/transfer.ts';
import type { Repair } from '../../../../shared/model/transfer-words.ts';
import type { ImportStore, KeptImport } from '../../domain/ports/import-store.ts';
import type { Database } from './database.ts';
import { createImportApplying } from './import-apply.ts';
import { prepareFinding } from './import-find.ts';
import { createNewRows } from './import-new.ts';
import { createImportRows } from './import-rows.ts';
import { IMPORT_TAB, IN_IMPORT } from './import-tabs.ts';
import { COLUMNS, FIELDS } from './product-record.ts';

/**
 * Prepared imports, in the staging database that the previews attached: every row of a file, with the product that it would
 * create. What it would change of a product that is there stands among the rows of the previews, under the same id.
 */
export function createImportStore(db: Database): ImportStore {
  makeTables(db);
  const key = db.prepare<[string], number>('SELECT key FROM staging.import WHERE id = ?').pluck();
  const keyOf = (id: string) => key.get(id) ?? 0;
  const rows = createImportRows(db, keyOf);
  return {
    ...prepareNaming(db),
    ...prepareCounting(db, keyOf),
    ...prepareFinding(db),
    ...rows,
    ...createNewRows(db, rows.stage),
    ...createImportApplying(db, keyOf),
    ...prepareMemory(db),
    purge: preparePurge(db),
  };
}

function makeTables(db: Database): void {
  db.exec(`
    CREATE TABLE staging.import(
      key INTEGER PRIMARY KEY, id TEXT UNIQUE, subject TEXT NOT NULL,
      -- Without a plan: rows of no file, which a preview adds.
      plan TEXT, headings TEXT NOT NULL,
      decimal TEXT, notes TEXT NOT NULL DEFAULT '[]') STRICT;
    CREATE TABLE staging.import_row(
      -- The import and the row's number in the file: see import-tabs.ts.
      n INTEGER PRIMARY KEY,
      line INTEGER NOT NULL,
      tab INTEGER NOT NULL,
      product_id INTEGER,
      claim TEXT,
      repair TEXT,
      note TEXT,
      kept TEXT,
      ${FIELDS.map((field) => `${COLUMNS[field]} TEXT`).join(', ')}
    ) STRICT;
    CREATE INDEX staging.import_tab ON import_row(tab, repair, n)`);
}

type Named = Omit<KeptImport, 'plan' | 'headings' | 'notes'> & {
  readonly plan: string;
  readonly headings: string;
  readonly notes: string;
};

function prepareNaming(db: Database): Pick<ImportStore, 'open' | 'get' | 'keep' | 'close'> {
  const insert = db.prepare('INSERT INTO staging.import(id, subject, plan, headings) VALUES (?, ?, ?, ?)');
  const select = db.prepare<[string], Named>(
    'SELECT subject, plan, headings, decimal, notes FROM staging.import WHERE id = ? AND plan IS NOT NULL',
  );
  const update = db.prepare('UPDATE staging.import SET decimal = ?, notes = ? WHERE id = ?');
  const close = db.prepare<[string]>('UPDATE staging.import SET id = NULL WHERE id = ?');
  return {
    open: (id, { subject, plan, headings }) => {
      insert.run(id, subject, JSON.stringify(plan), JSON.stringify(headings));
    },
    get: (id) => {
      const named = select.get(id);
      if (named === undefined) return null;
      return {
        ...named,
        plan: ImportPlan.parse(JSON.parse(named.plan)),
        headings: JSON.parse(named.headings) as string[], // written above
        notes: JSON.parse(named.notes) as string[], // written below
      };
    },
    keep: (id, { decimal, notes }) => {
      update.run(decimal, JSON.stringify(notes), id);
    },
    close: (id) => {
      close.run(id);
    },
  };
}

type KeyOf = (id: string) => number;

function prepareCounting(db: Database, keyOf: KeyOf): Pick<ImportStore, 'counts' | 'groups'> {
  const counts = db.prepare<[{ key: number }], { tab: number; rows: number }>(
    `SELECT tab, count(*) AS rows FROM staging.import_row INDEXED BY import_tab WHERE ${IN_IMPORT} GROUP BY tab`,
  );
  const groups = db.prepare<
    [{ key: number; tab: number }],
    { repair: Repair; rows: number; line: number; note: string }
  >(
    `SELECT g.repair, g.rows, r.line, r.note FROM (
       SELECT repair, count(*) AS rows, min(n) AS n FROM staging.import_row INDEXED BY import_tab
       WHERE tab = @tab AND repair IS NOT NULL AND ${IN_IMPORT} GROUP BY repair) g
     CROSS JOIN staging.import_row r ON r.n = g.n ORDER BY g.rows DESC, g.repair`,
  );
  return {
    counts: (id) => {
      const found = new Map(counts.all({ key: keyOf(id) }).map(({ tab, rows }) => [tab, rows]));
      const of = (tab: ImportTab) => found.get(IMPORT_TAB[tab]) ?? 0;
      const each = {
        create: of('create'),
        update: of('update'),
        same: of('same'),
        skipped: of('skipped'),
        problems: of('problems'),
        leftOut: of('left-out'),
      };
      const rows = Object.values(each).reduce((sum, count) => sum + count, 0);
      return { rows, ...each } satisfies ImportCounts;
    },
    groups: (id, tab) => groups.all({ key: keyOf(id), tab: IMPORT_TAB[tab] }),
  };
}

/** What was last decided about files with the same headings, in the catalog itself. */
function prepareMemory(db: Database): Pick<ImportStore, 'recall' | 'remember'> {
  const select = db.prepare<[string], string>('SELECT plan FROM import_plan WHERE headings = ?').pluck();
  const upsert = db.prepare(`INSERT INTO import_plan(headings, plan, used_at) VALUES (?, ?, ?)
    ON CONFLICT(headings) DO UPDATE SET plan = excluded.plan, used_at = excluded.used_at`);
  const forget = db.prepare(
    'DELETE FROM import_plan WHERE headings IN (SELECT headings FROM import_plan ORDER BY used_at DESC LIMIT -1 OFFSET 50)',
  );
  return {
    recall: (fingerprint) => {
      const plan = select.get(fingerprint);
      return plan === undefined ? null : (ImportPlan.safeParse(JSON.parse(plan)).data ?? null);
    },
    remember: (fingerprint, plan, at) => {
      upsert.run(fingerprint, JSON.stringify(plan), at);
      forget.run();
    },
  };
}

/** An import that is closed has no id; its rows go bit by bit. */
function preparePurge(db: Database): ImportStore['purge'] {
  const closed = db
    .prepare<[], number>('SELECT key FROM staging.import WHERE id IS NULL ORDER BY key LIMIT 1')
    .pluck();
  const removeSome = db.prepare<[{ key: number; most: number }]>(
    `DELETE FROM staging.import_row WHERE n IN (SELECT n FROM staging.import_row WHERE ${IN_IMPORT} LIMIT @most)`,
  );
  const remove = db.prepare<[number]>('DELETE FROM staging.import WHERE key = ?');
  return (most) => {
    const found = closed.get();
    if (found === undefined) return false;
    if (removeSome.run({ key: found, most }).changes < most) remove.run(found);
    return true;
  };
}
