import type { ImportKey } from '../../../../shared/model/transfer.ts';

/** What a row is found by, inside a sentence. */
export const KEY_WORDS: Readonly<Record<ImportKey, string>> = {
  'product-id': 'id of Offshelf',
  sku: 'SKU',
  name: 'name',
  'remote-id': 'id at the remote',
};
