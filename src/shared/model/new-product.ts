import type { ProductFields } from './product.ts';

/** The fields of a product nobody has typed into: type `standard` and the catalog's currency (product.md). */
export function newProductFields(catalogCurrency: string): ProductFields {
  return {
    name: '',
    sku: null,
    type: 'standard',
    description: '',
    status: null,
    price: null,
    currency: catalogCurrency,
    billingType: null,
    billingPeriod: null,
    imageUrl: '',
    imageAlt: '',
    customData: null,
  };
}
