import type { ImportStore, StagedImport } from '../../domain/ports/import-store.ts';
import type { Database } from './database.ts';
import { IN_IMPORT, NUMBER_IN_FILE } from './import-tabs.ts';

/** New products of no file, which a preview adds: the rows of an import without a plan, under its id. */
export function createNewRows(
  db: Database,
  stage: ImportStore['stage'],
): Pick<ImportStore, 'stageNew' | 'countNew'> {
  const open = db.prepare<[string]>(
    `INSERT INTO staging.import(id, subject, headings) VALUES (?, '', '[]') ON CONFLICT(id) DO NOTHING`,
  );
  const keyOf = db
    .prepare<[string], number>('SELECT key FROM staging.import WHERE id = ? AND plan IS NULL')
    .pluck();
  // They are numbered without a gap.
  const last = db
    .prepare<[{ key: number }], number>(
      `SELECT ${NUMBER_IN_FILE} FROM staging.import_row WHERE ${IN_IMPORT} ORDER BY n DESC LIMIT 1`,
    )
    .pluck();
  const countNew = (id: string) => 1 + (last.get({ key: keyOf.get(id) ?? 0 }) ?? -1);
  return {
    countNew,
    stageNew: (id, products) => {
      open.run(id);
      const from = countNew(id);
      stage(
        id,
        products.map((fields, at) => ({ ...NEW_ROW, n: from + at, fields })),
      );
    },
  };
}

const NEW_ROW: StagedImport = {
  n: 0,
  line: 0,
  tab: 'create',
  productId: null,
  claim: null,
  fields: null,
  repair: null,
  note: null,
  kept: null,
};
