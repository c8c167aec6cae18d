import { WRITTEN_NAMED } from '../../../../shared/model/bounds.ts';
import type { Reverted } from '../../domain/ports/change-store.ts';
import type { Job } from '../../domain/ports/jobs.ts';
import {
  changeKeySql,
  columnOfNumber,
  fieldNumber,
  fieldsOfNumbers,
  isOfChangeSql,
  isOfPartSql,
} from './cell-key.ts';
import { prepareChangeParts, type SummedPart } from './change-part.ts';
import type { Database } from './database.ts';
import { prepareWritingFields } from './write-fields.ts';

type TakingBack = (changeId: number, at: number, job: Job) => Reverted | null;

const OF_CHANGE = isOfChangeSql('v.n', '@change');

/** A limit that is none. */
const ALL = -1;

/**
 * Takes a Change back of which nobody saved a product since: everything is as it left it then. `null` where somebody did, or where
 * that is not known, as of what went into the trash.
 */
export function prepareTakingBackUntouched(db: Database): TakingBack {
  const partsOf = prepareChangeParts(
    db,
    'change_value v LEFT JOIN product p ON p.id = v.product_id',
    'v.version IS NULL OR p.version IS NOT v.version',
  );
  const write = prepareWritingFields(db, {
    rowOf: (column) =>
      `FROM change_value v WHERE v.n = ${changeKeySql('@change', 'product.id', fieldNumber(column))}`,
    value: () => 'v.before',
    products: `SELECT v.product_id FROM change_value v WHERE ${isOfPartSql('v.n')}`,
  });
  const ids = db
    .prepare<[{ change: number; most: number }], number>(
      `SELECT DISTINCT v.product_id FROM change_value v WHERE ${OF_CHANGE} ORDER BY v.n LIMIT @most`,
    )
    .pluck();
  const wasSent = db
    .prepare<[{ change: number }], number>(
      `SELECT EXISTS (SELECT 1 FROM submission) AND EXISTS (SELECT 1 FROM change_value v
         CROSS JOIN submission s ON s.product_id = v.product_id WHERE ${OF_CHANGE} AND s.state IN ('sent', 'unsure'))`,
    )
    .pluck();
  return (change, at, job) => {
    const parts: SummedPart[] = [];
    for (const part of partsOf(change)) {
      if (part.touched > 0) return null;
      parts.push(part);
      job.step(part.count);
    }
    let restored = 0;
    let values = 0;
    for (const { fields, count, first, last } of parts) {
      restored += write(fields.map(columnOfNumber), { change, first, last, at });
      values += count;
      job.step(count);
    }
    const fields = fieldsOfNumbers(parts.flatMap((part) => part.fields));
    return {
      kind: 'done',
      restored,
      first: ids.all({ change, most: WRITTEN_NAMED }),
      values,
      written: { fields, readIds: () => ids.all({ change, most: ALL }) },
      kept: 0,
      trashed: [],
      withdrawn: 0,
      sent: wasSent.get({ change }) === 1,
    };
  };
}
