import { expectPresent } from '../../../../shared/assert.ts';
import type { ProductFields } from '../../../../shared/model/product.ts';
import type { Database } from './database.ts';

/** One record that has a value wherever any of the products has one; a new product's type is no value. */
export function createValuesInUse(db: Database): (products: readonly number[]) => ProductFields {
  const select = db.prepare<[string], ProductFields>(`
    SELECT COALESCE(max(name), '') AS name, max(NULLIF(trim(sku), '')) AS sku,
      COALESCE(max(NULLIF(trim(type), 'standard')), '') AS type, COALESCE(max(description), '') AS description,
      max(status) AS status, max(NULLIF(trim(price), '')) AS price,
      max(CASE WHEN trim(price) <> '' THEN currency END) AS currency, max(billing_type) AS billingType,
      max(CASE WHEN billing_type = 'recurring' THEN billing_period END) AS billingPeriod,
      COALESCE(max(image_url), '') AS imageUrl, COALESCE(max(image_alt), '') AS imageAlt,
      max(NULLIF(trim(custom_data), '')) AS customData
    FROM product WHERE id IN (SELECT value FROM json_each(?))`);
  return (products) => expectPresent(select.get(JSON.stringify(products)), 'an aggregate has one row');
}
