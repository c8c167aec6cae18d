import type { ChangeStore, Direction } from '../../domain/ports/change-store.ts';
import { afterValueSql } from './after-value.ts';
import { cellKeySql, columnOfNumber, fieldNumber, fieldNumberSql, numberInKeySql } from './cell-key.ts';
import type { Database } from './database.ts';
import { stepAt, watchStatements } from './job-steps.ts';
import { COLUMNS } from './product-record.ts';
import { currentValueSql, writeFieldsSql } from './write-fields.ts';

const CURRENT = currentValueSql(Object.values(COLUMNS), 'v.field');

/** Where a value stands now: where the Change left it, where it is taken to, or elsewhere. */
const AS_LEFT = 1;
const THERE_ALREADY = 2;
const EDITED_LATER = 3;

const REVERTED = {
  'keep-newer': `state = ${AS_LEFT}`,
  'restore-anyway': `state <> ${THERE_ALREADY}`,
  skip: `state = ${AS_LEFT} AND product_id NOT IN (SELECT product_id FROM temp.reverting WHERE state = ${EDITED_LATER})`,
} as const;

/** Taking Changes back and bringing them again: a fixed number of statements, however many products. */
export function createReverting(db: Database): Pick<ChangeStore, 'revert'> {
  // Filled and emptied again inside one transaction.
  db.exec(`CREATE TEMP TABLE reverting(cell INTEGER PRIMARY KEY, product_id INTEGER NOT NULL, n INTEGER NOT NULL,
    state INTEGER NOT NULL) STRICT`);
  const countLater = db
    .prepare<[], number>(
      `SELECT count(DISTINCT product_id) FROM temp.reverting WHERE state = ${EDITED_LATER}`,
    )
    .pluck();
  const keepOnly = {
    'keep-newer': db.prepare(`DELETE FROM temp.reverting WHERE NOT (${REVERTED['keep-newer']})`),
    'restore-anyway': db.prepare(`DELETE FROM temp.reverting WHERE NOT (${REVERTED['restore-anyway']})`),
    skip: db.prepare(`DELETE FROM temp.reverting WHERE NOT (${REVERTED.skip})`),
  };
  const fields = db
    .prepare<[], number>(`SELECT DISTINCT ${numberInKeySql('cell')} FROM temp.reverting`)
    .pluck();
  const restored = db
    .prepare<[], number>('SELECT DISTINCT product_id FROM temp.reverting ORDER BY product_id')
    .pluck();
  const wasSent = db
    .prepare<[], number>(
      `SELECT EXISTS (SELECT 1 FROM temp.reverting r CROSS JOIN submission s ON s.product_id = r.product_id
        WHERE s.state IN ('sent', 'unsure'))`,
    )
    .pluck();
  const empty = db.prepare('DELETE FROM temp.reverting');
  const sides = { undo: prepareSide(db, 'undo'), redo: prepareSide(db, 'redo') };
  return {
    revert: (changeId, direction, onLaterEdits, at, job) =>
      watchStatements(db, job, () => {
        const side = sides[direction];
        side.fill.run({ change: changeId });
        const later = countLater.get() ?? 0;
        if (onLaterEdits === 'ask' && later > 0) {
          empty.run();
          return { kind: 'later-edits', products: later };
        }
        const choice = onLaterEdits === 'ask' ? 'restore-anyway' : onLaterEdits;
        keepOnly[choice].run();
        const written = fields.all().map(columnOfNumber);
        const columns = written.filter((field) => field !== 'trashed');
        if (columns.length < written.length) side.writeTrashed.run(at);
        if (columns.length > 0) side.write(columns).run({ at });
        const ids = restored.all();
        const trashed = side.trashed.all();
        const sent = wasSent.get() === 1;
        empty.run();
        return { kind: 'done', restored: ids, kept: choice === 'restore-anyway' ? 0 : later, trashed, sent };
      }),
  };
}

function prepareSide(db: Database, direction: Direction) {
  const after = afterValueSql(db, 'v');
  const [from, to] = direction === 'undo' ? [after, 'v.before'] : ['v.before', after];
  // A product that nobody saved since still has what the Change left; being in the trash is one value, whatever the hour. What a
  // later Change wrote goes into the trash with its product.
  const editedLater = `SELECT l.product_id FROM change_value l JOIN change c ON c.id = l.change_id
    WHERE l.change_id > @change AND c.undone_at IS NULL`;
  const state = `CASE
    WHEN v.field = 'trashed' THEN CASE
      WHEN (p.trashed_at IS NULL) = (${to} IS NULL) THEN ${THERE_ALREADY}
      WHEN ${to} IS NOT NULL AND v.product_id IN (${editedLater}) THEN ${EDITED_LATER}
      ELSE ${AS_LEFT} END
    WHEN ${direction === 'undo' ? 'p.version = v.version' : '0'} THEN ${AS_LEFT}
    WHEN ${CURRENT} IS ${to} THEN ${THERE_ALREADY}
    WHEN ${CURRENT} IS ${from} THEN ${AS_LEFT}
    ELSE ${EDITED_LATER} END`;
  const rows = 'FROM temp.reverting r CROSS JOIN change_value v ON v.n = r.n';
  const rowOf = (column: string) =>
    `${rows} WHERE r.cell = ${cellKeySql(0, 'product.id', fieldNumber(column))}`;
  const ofTrashed = `${numberInKeySql('r.cell')} = ${fieldNumber('trashed')}`;
  return {
    fill: db.prepare<[{ change: number }]>(`INSERT INTO temp.reverting
      SELECT ${cellKeySql(0, 'v.product_id', fieldNumberSql('v.field'))}, v.product_id, v.n, ${state}
      FROM change_value v CROSS JOIN product p ON p.id = v.product_id WHERE v.change_id = @change AND ${stepAt(db, 'v.n')}`),
    write: (columns: readonly string[]) =>
      db.prepare<[{ at: number }]>(
        writeFieldsSql({
          columns,
          rowOf,
          value: to,
          products: `SELECT r.product_id FROM temp.reverting r WHERE NOT ${ofTrashed}`,
          step: stepAt(db, 'product.id'),
        }),
      ),
    writeTrashed: db.prepare<
      [number]
    >(`UPDATE product SET trashed_at = CASE WHEN (SELECT ${to} ${rowOf('trashed')}) IS NOT NULL THEN ? END
      WHERE id IN (SELECT r.product_id FROM temp.reverting r WHERE ${ofTrashed})`),
    trashed: db
      .prepare<[], number>(`SELECT r.product_id ${rows} WHERE ${ofTrashed} AND ${to} IS NOT NULL`)
      .pluck(),
  };
}
