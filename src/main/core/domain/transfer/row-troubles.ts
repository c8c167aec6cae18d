import type { ImportPlan } from '../../../../shared/model/transfer.ts';
import type { Trouble } from './cell-reading.ts';
import { KEY_WORDS } from './key-words.ts';
import { shown } from './read-price.ts';

export const NO_NAME: Trouble = { repair: 'no-name', note: 'The row has no name. Type one.' };

export const UNREADABLE_DATA: Trouble = {
  repair: 'custom-data',
  note: 'The custom data of this product can’t be read as a JSON object, so that nothing can be put into it.',
};

export function sayLost(line: number): Trouble {
  return {
    repair: 'product-above',
    note: `The product in line ${line}, to which this row belongs, has a problem.`,
  };
}

export function sayExists(): Trouble {
  return { repair: 'exists', note: 'This product is in the catalog already.' };
}

export function sayNotHere(key: string): Trouble {
  return {
    repair: 'other-catalog',
    note: `The product “${shown(key)}” is not in this catalog, or is in its trash.`,
  };
}

export function saySeveral(plan: ImportPlan, key: string): Trouble {
  return {
    repair: 'several-products',
    note: `More than one product of the catalog has the ${KEY_WORDS[plan.key]} “${shown(key)}”.`,
  };
}

/** Found by the name, a product would get the SKU of another. */
export function sayOtherSku(name: string, there: string, said: string): Trouble {
  const differ = `“${shown(name)}” has the SKU “${shown(there)}” in the catalog, and the row says “${shown(said)}”.`;
  return {
    repair: 'other-sku',
    note: `${differ} Make them the same, leave the SKU of the row blank, or find products by SKU.`,
  };
}

export function sayTwice(plan: ImportPlan, key: string | null, line: number): Trouble {
  return {
    repair: 'duplicate-in-file',
    note: `The ${KEY_WORDS[plan.key]} “${shown(key ?? '')}” stands in line ${line} already.`,
  };
}

/** Whatever comes in so is not found by its id the next time, either. */
export function sayUnknownId(id: string): Trouble {
  return {
    repair: 'unknown-id',
    note: `No product here was sent with the id “${shown(id)}”. A new one would not be found by it the next time, either.`,
  };
}

export function sayNotThere(plan: ImportPlan, key: string | null): Trouble {
  const note =
    key === null
      ? `The row has no ${KEY_WORDS[plan.key]} to find its product by.`
      : `No product of the catalog has the ${KEY_WORDS[plan.key]} “${shown(key)}”.`;
  return { repair: 'not-there', note };
}
