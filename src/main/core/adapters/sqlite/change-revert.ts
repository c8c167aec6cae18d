import { WRITTEN_NAMED } from '../../../../shared/model/bounds.ts';
import type { ChangeStore, Direction } from '../../domain/ports/change-store.ts';
import { afterValueSql } from './after-value.ts';
import {
  cellInKeySql,
  changeKeySql,
  columnOfNumber,
  fieldNumber,
  fieldsOfNumbers,
  isOfChangeSql,
  isOfPartSql,
  numberInKeySql,
} from './cell-key.ts';
import { type ChangePart, prepareChangeParts, type SummedPart } from './change-part.ts';
import { prepareTakingBackUntouched } from './change-untouched.ts';
import type { Database } from './database.ts';
import { stepAt, watchStatements } from './job-steps.ts';
import { COLUMNS } from './product-record.ts';
import { currentValueSql, prepareWritingFields } from './write-fields.ts';

const TRASHED = fieldNumber('trashed');
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

/** Taking Changes back and bringing them again: a few statements for some hundred products at a time. */
export function createReverting(db: Database): Pick<ChangeStore, 'revert'> {
  // Filled and emptied again inside one transaction.
  db.exec(
    `CREATE TEMP TABLE reverting(n INTEGER PRIMARY KEY, product_id INTEGER NOT NULL, state INTEGER NOT NULL) STRICT`,
  );
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
  const restored = db
    .prepare<[], number>('SELECT DISTINCT product_id FROM temp.reverting ORDER BY product_id')
    .pluck();
  const wasSent = db
    .prepare<[], number>(
      `SELECT EXISTS (SELECT 1 FROM temp.reverting r CROSS JOIN submission s ON s.product_id = r.product_id
        WHERE s.state IN ('sent', 'unsure'))`,
    )
    .pluck();
  // What is in the trash can't stand in line, so the hour is that of the trash alone. By product: all of them may have the same hour.
  const countWithdrawn = db
    .prepare<[], number>(
      `SELECT count(DISTINCT r.product_id) FROM temp.reverting r CROSS JOIN product p ON p.id = r.product_id
        CROSS JOIN submission s ON s.product_id = p.id
        WHERE ${numberInKeySql('r.n')} = ${TRASHED} AND +s.state = 'cancelled' AND +s.updated_at = p.trashed_at`,
    )
    .pluck();
  const empty = db.prepare('DELETE FROM temp.reverting');
  const partsOf = prepareChangeParts(db, 'temp.reverting v', '0');
  const takeBackUntouched = prepareTakingBackUntouched(db);
  const sides = { undo: prepareSide(db, 'undo'), redo: prepareSide(db, 'redo') };
  const recordAsNew = prepareRecording(db);
  return {
    revert: (changeId, direction, onLaterEdits, at, job, startNew) =>
      watchStatements(db, job, () => {
        if (direction === 'undo' && startNew === undefined) {
          const taken = takeBackUntouched(changeId, at, job);
          if (taken !== null) return taken;
        }
        const side = sides[direction];
        side.fill.run({ change: changeId });
        const later = countLater.get() ?? 0;
        if (onLaterEdits === 'ask' && later > 0) {
          empty.run();
          return { kind: 'later-edits', products: later };
        }
        const choice = onLaterEdits === 'ask' ? 'restore-anyway' : onLaterEdits;
        keepOnly[choice].run();
        const ids = restored.all();
        const withdrawn = countWithdrawn.get() ?? 0;
        if (startNew !== undefined && ids.length > 0) recordAsNew(startNew(ids.length));
        const fields = new Set<number>();
        let values = 0;
        for (const part of partsOf(changeId)) {
          values += part.count;
          for (const field of part.fields) fields.add(field);
          side.write(part, at);
          job.step(part.count);
        }
        const trashed = side.trashed.all();
        const sent = wasSent.get() === 1;
        empty.run();
        return {
          kind: 'done',
          restored: ids.length,
          first: ids.slice(0, WRITTEN_NAMED),
          values,
          written: { fields: fieldsOfNumbers(fields), readIds: () => ids },
          kept: choice === 'restore-anyway' ? 0 : later,
          trashed,
          withdrawn,
          sent,
        };
      }),
  };
}

/** Notes what taking back is about to write as the values of a Change of its own. */
function prepareRecording(db: Database): (change: number) => void {
  // Going into the trash, or out of it, is no new version.
  const record = db.prepare<[{ change: number }]>(
    `INSERT INTO change_value(n, version, before, after)
     SELECT (@change << 36) | ${cellInKeySql('v.n')}, CASE v.field WHEN 'trashed' THEN NULL ELSE p.version + 1 END,
       CASE v.field WHEN 'trashed' THEN CAST(p.trashed_at AS TEXT) ELSE ${CURRENT} END, v.before
     FROM temp.reverting r CROSS JOIN change_value v ON v.n = r.n CROSS JOIN product p ON p.id = v.product_id`,
  );
  const measure = db.prepare<[{ change: number }]>(
    `UPDATE change SET size = (SELECT COALESCE(sum(COALESCE(octet_length(before), 0) + COALESCE(octet_length(after), 0)), 0)
       FROM change_value WHERE ${isOfChangeSql('n', '@change')}) WHERE id = @change`,
  );
  return (change) => {
    record.run({ change });
    measure.run({ change });
  };
}

function prepareSide(db: Database, direction: Direction) {
  const after = afterValueSql(db, 'v');
  const [from, to] = direction === 'undo' ? [after, 'v.before'] : ['v.before', after];
  // A product that nobody saved since still has what the Change left; being in the trash is one value, whatever the hour. A later
  // Change may have come back to the same value, on purpose; and what it wrote would go into the trash with its product.
  const ofLater = `FROM change c CROSS JOIN change_value l ON ${isOfChangeSql('l.n', 'c.id')} WHERE c.id > @change AND c.undone_at IS NULL`;
  const state = `CASE
    WHEN v.field = 'trashed' THEN CASE
      WHEN (p.trashed_at IS NULL) = (${to} IS NULL) THEN ${THERE_ALREADY}
      WHEN ${to} IS NOT NULL AND v.product_id IN (SELECT l.product_id ${ofLater}) THEN ${EDITED_LATER}
      WHEN v.product_id IN (SELECT l.product_id ${ofLater} AND ${numberInKeySql('l.n')} = ${TRASHED}) THEN ${EDITED_LATER}
      ELSE ${AS_LEFT} END
    WHEN ${direction === 'undo' ? 'p.version = v.version' : '0'} THEN ${AS_LEFT}
    WHEN ${CURRENT} IS ${to} THEN ${THERE_ALREADY}
    WHEN (v.product_id, v.field) IN (SELECT l.product_id, l.field ${ofLater}) THEN ${EDITED_LATER}
    WHEN ${CURRENT} IS ${from} THEN ${AS_LEFT}
    ELSE ${EDITED_LATER} END`;
  const rows = 'FROM temp.reverting r CROSS JOIN change_value v ON v.n = r.n';
  const rowOf = (column: string) =>
    `${rows} WHERE r.n = ${changeKeySql('@change', 'product.id', fieldNumber(column))}`;
  const ofTrashed = `${numberInKeySql('r.n')} = ${TRASHED}`;
  const products = `SELECT r.product_id FROM temp.reverting r WHERE ${isOfPartSql('r.n')}`;
  const writeFields = prepareWritingFields(db, {
    rowOf,
    value: () => to,
    products: `${products} AND NOT ${ofTrashed}`,
  });
  const writeTrashed = db.prepare<[ChangePart & { at: number }]>(
    `UPDATE product SET trashed_at = CASE WHEN (SELECT ${to} ${rowOf('trashed')}) IS NOT NULL THEN @at END
     WHERE id IN (${products} AND ${ofTrashed})`,
  );
  return {
    fill: db.prepare<[{ change: number }]>(`INSERT INTO temp.reverting
      SELECT v.n, v.product_id, ${state} FROM change_value v CROSS JOIN product p ON p.id = v.product_id
      WHERE ${isOfChangeSql('v.n', '@change')} AND ${stepAt(db, 'v.product_id')}`),
    write: ({ fields, change, first, last }: SummedPart, at: number) => {
      const which = { change, first, last, at };
      const columns = fields.filter((field) => field !== TRASHED).map(columnOfNumber);
      if (columns.length < fields.length) writeTrashed.run(which);
      if (columns.length > 0) writeFields(columns, which);
    },
    trashed: db
      .prepare<[], number>(`SELECT r.product_id ${rows} WHERE ${ofTrashed} AND ${to} IS NOT NULL`)
      .pluck(),
  };
}
