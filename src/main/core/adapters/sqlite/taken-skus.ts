import type { ProductId } from '../../../../shared/model/product.ts';
import type { Database } from './database.ts';

type Asked = { readonly id: ProductId; readonly sku: string };

/**
 * Of products, those whose SKU left with a request of another product for the account, which created it or may have, here or in
 * another copy of the catalog; with the name of that one.
 */
export type TakenSkus = (accountId: number, products: readonly Asked[]) => ReadonlyMap<ProductId, string>;

/** Many at a time: asking for each product took most of the time of checking it. */
export function createTakenSkus(db: Database): TakenSkus {
  const select = db.prepare<[{ accountId: number; asked: string }], { id: ProductId; takenBy: string }>(`
    WITH asked(id, sku) AS MATERIALIZED (SELECT value ->> 0, value ->> 1 FROM json_each(@asked))
    SELECT a.id, p.name AS takenBy FROM asked a
    CROSS JOIN submission s ON s.account_id = @accountId AND s.sent_sku = a.sku AND s.product_id <> a.id
    JOIN product p ON p.id = s.product_id
    WHERE s.state IN ('sending', 'sent', 'unsure') OR (s.state = 'queued' AND s.attempt_id IS NOT NULL)
    UNION ALL
    SELECT a.id, 'A product that this copy of the catalog does not have' FROM asked a
    CROSS JOIN elsewhere e ON e.account_id = @accountId AND e.sku = a.sku
    WHERE e.settled = 0 AND e.here_id IS NULL AND COALESCE(e.outcome ->> 'kind', 'unsure') IN ('sent', 'unsure')`);
  return (accountId, products) => {
    const asked = products.flatMap(({ id, sku }) => (sku === '' ? [] : [[id, sku]]));
    const taken = new Map<ProductId, string>();
    for (const { id, takenBy } of asked.length === 0
      ? []
      : select.all({ accountId, asked: JSON.stringify(asked) })) {
      if (!taken.has(id)) taken.set(id, takenBy); // one of this catalog comes first
    }
    return taken;
  };
}
