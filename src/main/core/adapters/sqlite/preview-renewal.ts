import type { PreviewStore } from '../../domain/ports/preview-store.ts';
import { cellKeySql, fieldOf, numberInKeySql } from './cell-key.ts';
import type { Database } from './database.ts';
import { ROWS_OF_PRODUCTS } from './preview-counts.ts';
import { TABS } from './preview-tabs.ts';

const TICKED = `(${TABS['will-change']}, ${TABS['left-out']})`;

type OfProducts = { readonly preview: number; readonly ids: string };

/** What a preview that is out of date hands on: what was left out of it, and which products are no longer as it shows them. */
export function createPreviewRenewal(
  db: Database,
  keyOf: (id: string) => number,
): Pick<PreviewStore, 'takeTicks' | 'partlyLeftOut' | 'staleProducts'> {
  const old = `staging.preview_row o WHERE o.n = ${cellKeySql('@from', 'r.product_id', numberInKeySql('r.n'))} AND o.tab IN ${TICKED}`;
  const takeTicks = db.prepare<[OfProducts & { from: number }]>(
    `UPDATE staging.preview_row AS r SET tab = (SELECT o.tab FROM ${old})
     WHERE r.n IN (SELECT r.n ${ROWS_OF_PRODUCTS}) AND r.tab IN ${TICKED} AND EXISTS (SELECT 1 FROM ${old})`,
  );
  const partly = db.prepare<
    [OfProducts],
    { productId: number; field: string; excluded: string; before: string | null }
  >(
    `SELECT r.product_id AS productId, r.field, r.excluded, r.before ${ROWS_OF_PRODUCTS}
     WHERE r.excluded IS NOT NULL AND r.tab = ${TABS['will-change']} ORDER BY r.n`,
  );
  const stale = db
    .prepare<[number, number, number], number>(
      `SELECT DISTINCT r.product_id FROM staging.preview_row r CROSS JOIN product p ON p.id = r.product_id
       WHERE r.preview = ? AND r.tab = ${TABS['will-change']} AND r.product_id > ? AND r.product_id <= ?
         AND (p.trashed_at IS NOT NULL OR p.version <> r.version)`,
    )
    .pluck();
  return {
    takeTicks: (id, from, products) => {
      takeTicks.run({ preview: keyOf(id), from: keyOf(from), ids: JSON.stringify(products) });
    },
    partlyLeftOut: (id, products) =>
      partly
        .all({ preview: keyOf(id), ids: JSON.stringify(products) })
        .flatMap(({ field: column, excluded, ...row }) => {
          const field = fieldOf(column);
          return field === 'trashed' ? [] : [{ ...row, field, excluded: JSON.parse(excluded) as number[] }]; // written by `exclude`
        }),
    staleProducts: (id, after, last) => stale.all(keyOf(id), after, last),
  };
}
