import { PRODUCT_FIELDS } from './cell-rules.ts';

// Without schemas: the window uses them, and carries none.

/** Fields that can have one value for all rows. Names and SKUs tell products apart; of the custom data, each member is fixed by itself. */
export const FIXABLE_FIELDS = PRODUCT_FIELDS.filter(
  (field) => field !== 'name' && field !== 'sku' && field !== 'customData',
);

export const IMPORT_KEYS = ['product-id', 'sku', 'name', 'remote-id'] as const;

/** What of a plan is remembered for files with the same headings; the rest is asked about each time. */
export const REMEMBERED = [
  'columns',
  'fixed',
  'key',
  'mode',
  'priceSigns',
  'unreadable',
  'belong',
  'variants',
  'images',
  'spaces',
] as const;

export const IMPORT_TABS = ['create', 'update', 'same', 'skipped', 'problems', 'left-out'] as const;

export const SHOPS = [
  'offshelf',
  'shopify',
  'woocommerce',
  'magento',
  'prestashop',
  'vendure',
  'medusa',
] as const;
export type Shop = (typeof SHOPS)[number];

/** What a person calls them. */
export const SHOP_NAMES: Readonly<Record<Shop, string>> = {
  offshelf: 'Offshelf',
  shopify: 'Shopify',
  woocommerce: 'WooCommerce',
  magento: 'Magento',
  prestashop: 'PrestaShop',
  vendure: 'Vendure',
  medusa: 'Medusa',
};

/** What mends a row that does not come in, or why it is skipped. */
export const REPAIRS = [
  'price-two-readings',
  'price-with-sign',
  'price-other-currency',
  'price-unreadable',
  'variant-rows',
  'no-name',
  'unknown-word',
  'too-long',
  'custom-data',
  'nested',
  'row',
  'duplicate-in-file',
  'near-sku',
  'unknown-id',
  'several-products',
  'other-sku',
  'other-catalog',
  'cell-error',
  'product-above',
  'exists',
  'not-there',
  'variant',
  'image',
] as const;
export type Repair = (typeof REPAIRS)[number];

/** Those that the person chose themselves: such rows are skipped, not wrong. */
export const SKIPS: ReadonlySet<Repair> = new Set(['exists', 'not-there', 'variant', 'image']);
