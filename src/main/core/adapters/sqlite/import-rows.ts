import type { ProductFields, ProductId } from '../../../../shared/model/product.ts';
import type { Repair } from '../../../../shared/model/transfer-words.ts';
import type { ImportRecord, ImportStore, KeptRow, StagedImport } from '../../domain/ports/import-store.ts';
import type { Database } from './database.ts';
import { IMPORT_TAB, IN_IMPORT, importRowSql, importTabOf, NUMBER_IN_FILE } from './import-tabs.ts';
import { COLUMNS, FIELDS } from './product-record.ts';

type KeyOf = (id: string) => number;
type Record_ = {
  readonly n: number;
  readonly line: number;
  readonly tab: number;
  readonly productId: ProductId | null;
  readonly claim: string | null;
  readonly repair: Repair | null;
  readonly note: string | null;
  readonly kept: string | null;
  readonly shownName: string | null;
  readonly shownSku: string | null;
} & ProductFields;

const ROW = importRowSql('@key', '@n');
const WORTH_WRITING = ['name', 'sku'] as const;

/** The rows of prepared imports. */
export function createImportRows(
  db: Database,
  keyOf: KeyOf,
): Pick<
  ImportStore,
  'claimOf' | 'lineOfClaim' | 'claims' | 'stage' | 'page' | 'waiting' | 'row' | 'lastRow' | 'leaveOut'
> {
  const claimOf = db
    .prepare<[{ key: number; n: number }], string | null>(
      `SELECT claim FROM staging.import_row WHERE n = ${ROW}`,
    )
    .pluck();
  const lineOf = db
    .prepare<[{ key: number; claim: string }], number>(
      `SELECT line FROM staging.import_row WHERE claim = @claim AND ${IN_IMPORT}`,
    )
    .pluck();
  const claims = db.prepare<
    [{ key: number; after: number; count: number }],
    { n: number; line: number; claim: string }
  >(
    `SELECT ${NUMBER_IN_FILE} AS n, line, claim FROM staging.import_row
     WHERE ${IN_IMPORT} AND n > ${importRowSql('@key', '@after')} AND claim IS NOT NULL
     ORDER BY import_row.n LIMIT @count`,
  );
  return {
    claimOf: (id, n) => claimOf.get({ key: keyOf(id), n }) ?? null,
    lineOfClaim: (id, claim) => lineOf.get({ key: keyOf(id), claim }),
    claims: (id, after, count) => claims.all({ key: keyOf(id), after, count }),
    stage: prepareStage(db, keyOf),
    ...prepareReading(db, keyOf),
    leaveOut: prepareLeaveOut(db, keyOf),
  };
}

function prepareStage(db: Database, keyOf: KeyOf): ImportStore['stage'] {
  const columns = FIELDS.map((field) => COLUMNS[field]);
  const insert = db.prepare(`INSERT OR REPLACE INTO staging.import_row
    (n, line, tab, product_id, claim, repair, note, kept, ${columns.join(', ')})
    VALUES (${importRowSql('?', '?')}, ?, ?, ?, ?, ?, ?, ?, ${columns.map(() => '?').join(', ')})`);
  return (id, rows) => {
    const key = keyOf(id);
    db.transaction(() => {
      for (const { n, line, tab, productId, claim, repair, note, kept, fields } of rows) {
        const json = kept === null ? null : JSON.stringify(kept);
        const values = fields === null ? NO_FIELDS : FIELDS.map((field) => fields[field]);
        insert.run(key, n, line, IMPORT_TAB[tab], productId, claim, repair, note, json, ...values);
      }
    })();
  };
}

const NO_FIELDS: readonly null[] = FIELDS.map(() => null);

function prepareReading(
  db: Database,
  keyOf: KeyOf,
): Pick<ImportStore, 'page' | 'waiting' | 'row' | 'lastRow'> {
  const fields = FIELDS.map((field) => `r.${COLUMNS[field]} AS ${field}`).join(', ');
  const [name, sku] = WORTH_WRITING.map((field) => `COALESCE(p.${field}, r.${field})`);
  const select = (
    rows: string,
  ) => `SELECT ${NUMBER_IN_FILE.replace('n', 'r.n')} AS n, r.line, r.tab, r.product_id AS productId,
    r.claim, r.repair, r.note, r.kept, ${fields}, ${name} AS shownName, ${sku} AS shownSku
    FROM (${rows}) wanted CROSS JOIN staging.import_row r ON r.n = wanted.n
    LEFT JOIN product p ON p.id = r.product_id ORDER BY r.n`;
  type Page = { key: number; tab: number; repair: string | null; from: number; count: number };
  const inTab = `FROM staging.import_row INDEXED BY import_tab WHERE tab = @tab AND ${IN_IMPORT}`;
  const preparePage = (which: string) =>
    db.prepare<[Page], Record_>(
      select(`SELECT n ${inTab} AND ${which} ORDER BY n LIMIT @count OFFSET @from`),
    );
  // In the order of the index but for all that have problems, which are few or soon found in groups.
  const pages = {
    sound: preparePage('repair IS NULL'),
    group: preparePage('repair = @repair'),
    told: preparePage('repair IS NOT NULL'),
  };
  const waiting = db.prepare<
    [{ key: number; tab: number; repair: string; after: number; count: number }],
    Record_
  >(
    select(
      `SELECT n ${inTab} AND repair = @repair AND n > ${importRowSql('@key', '@after')} ORDER BY n LIMIT @count`,
    ),
  );
  const one = db.prepare<[{ key: number; n: number }], Record_>(select(`SELECT ${ROW} AS n`));
  const last = db
    .prepare<[{ key: number }], number>(
      `SELECT ${NUMBER_IN_FILE} FROM staging.import_row WHERE ${IN_IMPORT} ORDER BY import_row.n DESC LIMIT 1`,
    )
    .pluck();
  return {
    lastRow: (id) => last.get({ key: keyOf(id) }),
    page: (id, { tab, repair = null }, from, count) => {
      const isTold = tab === 'problems' || tab === 'skipped';
      const page = pages[repair !== null ? 'group' : isTold ? 'told' : 'sound'];
      return page.all({ key: keyOf(id), tab: IMPORT_TAB[tab], repair, from, count }).map(toRecord);
    },
    waiting: (id, repair, after, count) =>
      waiting.all({ key: keyOf(id), tab: IMPORT_TAB.problems, repair, after, count }).map(toRecord),
    row: (id, n) => {
      const record = one.get({ key: keyOf(id), n });
      return record === undefined ? null : toRecord(record);
    },
  };
}

function toRecord({
  n,
  line,
  tab,
  productId,
  claim,
  repair,
  note,
  kept,
  shownName,
  shownSku,
  ...fields
}: Record_): ImportRecord {
  const staged: StagedImport = {
    n,
    line,
    tab: importTabOf(tab),
    productId,
    claim,
    // Products always have a name.
    fields: fields.name === null ? null : fields,
    repair,
    note,
    kept: kept === null ? null : (JSON.parse(kept) as KeptRow), // written above
  };
  return { ...staged, name: shownName ?? '', sku: shownSku };
}

/** Moves rows, `@rows`, each found by its number: `+`, since the index of tabs would lead through all rows of the import. */
export function leaveOutSql(leftOut: boolean): string {
  // A row that is left out goes back to where it came from: one with a product is an update.
  const back = `CASE WHEN product_id IS NULL THEN ${IMPORT_TAB.create} ELSE ${IMPORT_TAB.update} END`;
  const [from, to] = leftOut
    ? [`${IMPORT_TAB.create}, ${IMPORT_TAB.update}`, IMPORT_TAB['left-out']]
    : [IMPORT_TAB['left-out'], back];
  return `UPDATE staging.import_row SET tab = ${to} WHERE +tab IN (${from}) AND ${IN_IMPORT}
    AND n IN (SELECT ${importRowSql('@key', 'value')} FROM json_each(@rows)) RETURNING product_id`;
}

function prepareLeaveOut(db: Database, keyOf: KeyOf): ImportStore['leaveOut'] {
  const prepare = (leftOut: boolean) =>
    db.prepare<[{ key: number; rows: string }], ProductId | null>(leaveOutSql(leftOut)).pluck();
  const [out, into] = [prepare(true), prepare(false)];
  return (id, rows, leftOut) =>
    (leftOut ? out : into)
      .all({ key: keyOf(id), rows: JSON.stringify(rows) })
      .filter((product) => product !== null);
}
