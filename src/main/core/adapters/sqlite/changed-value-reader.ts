import type { ChangedValue, ChangedValues } from '../../../../shared/model/change.ts';
import { wholeCharacters } from '../../../../shared/whole-characters.ts';
import { afterValueSql } from './after-value.ts';
import { fieldOf, isOfChangeSql } from './cell-key.ts';
import type { Database } from './database.ts';

type ValueRecord = Omit<ChangedValue, 'field'> & { readonly field: string };

/** So many values are shown of a Change. */
const SHOWN = 100;

/** What a Change made of what; for people to read, so that long values are cut. */
export function createChangedValueReader(db: Database): (changeId: number) => ChangedValues {
  const read = db.prepare<[{ change: number }], ValueRecord>(
    `SELECT v.product_id AS productId, COALESCE(substr(p.name, 1, ${LONGEST}), '') AS name, v.field, v.before,
      ${afterValueSql(db, 'v')} AS after
    FROM change_value v LEFT JOIN product p ON p.id = v.product_id WHERE ${isOfChangeSql('v.n', '@change')} ORDER BY v.n LIMIT ${SHOWN}`,
  );
  const count = db
    .prepare<[{ change: number }], number>(
      `SELECT count(*) FROM change_value WHERE ${isOfChangeSql('n', '@change')}`,
    )
    .pluck();
  return (change) => {
    const values: ChangedValue[] = [];
    for (const { before, after, field, ...row } of read.iterate({ change })) {
      const start = startOfExcerpt(before ?? '', after ?? '');
      values.push({
        ...row,
        field: fieldOf(field),
        before: cutFrom(before, start),
        after: cutFrom(after, start),
      });
    }
    return { values, total: count.get({ change }) ?? 0 };
  };
}

const LONGEST = 200;
/** Of what both sides have in common, so much stands before the first difference. */
const CONTEXT = 30;

function startOfExcerpt(before: string, after: string): number {
  if (Math.max(before.length, after.length) <= LONGEST) return 0;
  let at = 0;
  while (at < before.length && before.charCodeAt(at) === after.charCodeAt(at)) at += 1;
  return at <= CONTEXT * 2 ? 0 : at - CONTEXT;
}

/** Never between the two halves of a character. */
function cutFrom(value: string | null, start: number): string | null {
  if (value === null) return null;
  const text = wholeCharacters(value.slice(start, start + LONGEST));
  return `${start > 0 ? '…' : ''}${text}${start + LONGEST < value.length ? '…' : ''}`;
}
