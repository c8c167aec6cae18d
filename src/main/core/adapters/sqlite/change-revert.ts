import type { ChangeStore, Direction } from '../../domain/ports/change-store.ts';
import type { Database } from './database.ts';
import { COLUMNS } from './product-record.ts';

const FIELD_COLUMNS: readonly string[] = Object.values(COLUMNS);

const CURRENT = `CASE v.field ${FIELD_COLUMNS.map((column) => `WHEN '${column}' THEN p.${column}`).join(' ')} END`;

/** Where a value is now, and where the Change takes it. */
const SIDES = {
  undo: { from: 'v.after', to: 'v.before' },
  redo: { from: 'v.before', to: 'v.after' },
} as const satisfies Record<Direction, { from: string; to: string }>;

/** Being in the trash is one value, whatever the hour. */
function isAt(side: string): string {
  return `CASE WHEN v.field = 'trashed' THEN (p.trashed_at IS NULL) = (${side} IS NULL) ELSE ${CURRENT} IS ${side} END`;
}

/** Taking Changes back and bringing them again: a fixed number of statements, however many products. */
export function createReverting(db: Database): Pick<ChangeStore, 'countLaterEdits' | 'revert'> {
  // Filled, written to the products and emptied again, all inside one transaction.
  db.exec(`CREATE TEMP TABLE reverting(
    product_id INTEGER NOT NULL, field TEXT NOT NULL, value TEXT, PRIMARY KEY(product_id, field)) STRICT, WITHOUT ROWID`);
  const writeTrashed = db.prepare<
    [number]
  >(`UPDATE product SET trashed_at = CASE WHEN r.value IS NOT NULL THEN ? END
    FROM temp.reverting r WHERE r.product_id = product.id AND r.field = 'trashed'`);
  const writeField = new Map(
    FIELD_COLUMNS.map((column) => [
      column,
      db.prepare(`UPDATE product SET ${column} = r.value
        FROM temp.reverting r WHERE r.product_id = product.id AND r.field = '${column}'`),
    ]),
  );
  const countVersionUp = db.prepare<[number]>(`UPDATE product SET version = version + 1, updated_at = ?
    WHERE id IN (SELECT product_id FROM temp.reverting WHERE field <> 'trashed')`);
  const fields = db.prepare<[], string>(`SELECT DISTINCT field FROM temp.reverting`).pluck();
  const restored = db
    .prepare<[], number>('SELECT DISTINCT product_id FROM temp.reverting ORDER BY product_id')
    .pluck();
  const trashed = db
    .prepare<[], number>(
      `SELECT product_id FROM temp.reverting WHERE field = 'trashed' AND value IS NOT NULL`,
    )
    .pluck();
  const empty = db.prepare('DELETE FROM temp.reverting');
  const sides = { undo: prepareSide(db, 'undo'), redo: prepareSide(db, 'redo') };
  return {
    countLaterEdits: (changeId, direction) => sides[direction].countLater.get(changeId) ?? 0,
    revert: (changeId, direction, onLaterEdits, at) => {
      const side = sides[direction];
      const kept = onLaterEdits === 'keep-newer' ? (side.countLater.get(changeId) ?? 0) : 0;
      side[onLaterEdits].run(changeId);
      for (const field of fields.all()) {
        if (field === 'trashed') writeTrashed.run(at);
        else writeField.get(field)?.run();
      }
      countVersionUp.run(at);
      const reverted = { restored: restored.all(), kept, trashed: trashed.all() };
      empty.run();
      return reverted;
    },
  };
}

function prepareSide(db: Database, direction: Direction) {
  const { from, to } = SIDES[direction];
  const values = `FROM change_value v JOIN product p ON p.id = v.product_id WHERE v.change_id = ?`;
  const fill = `INSERT INTO temp.reverting SELECT v.product_id, v.field, ${to} ${values} AND NOT (${isAt(to)})`;
  return {
    countLater: db
      .prepare<[number], number>(
        `SELECT count(DISTINCT v.product_id) ${values} AND NOT (${isAt(from)}) AND NOT (${isAt(to)})`,
      )
      .pluck(),
    'keep-newer': db.prepare<[number]>(`${fill} AND (${isAt(from)})`),
    'restore-anyway': db.prepare<[number]>(fill),
  };
}
