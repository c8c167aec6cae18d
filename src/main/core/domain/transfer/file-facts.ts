import { FIELD_WORDS } from '../../../../shared/model/field-words.ts';
import type { ProductField } from '../../../../shared/model/product.ts';
import type { ImportKey } from '../../../../shared/model/transfer.ts';
import { KEY_WORDS } from './key-words.ts';

/** What is learned of a file as a whole while it is read. */
export type FileFacts = {
  readonly seeSign: (sign: '.' | ',') => void;
  readonly seeWord: (field: ProductField, word: string, as: string) => void;
  readonly seeSku: (sku: string) => void;
  /** A cell of a column that is used. */
  readonly seeNote: (note: 'rounded' | 'formula' | 'date' | 'error') => void;
  readonly seeMoreImages: () => void;
  /** A row without a key, or with one that nothing has: it is a new product, or says the same as one without a SKU. */
  readonly seeUnfound: (key: ImportKey, as: 'new' | 'same' | 'unknown') => void;
  /** The decimal sign that all prices with one reading have; `null` where they have both, or none has any. */
  readonly decimal: () => '.' | ',' | null;
  /** What the person should know, in whole sentences. */
  readonly notes: () => readonly string[];
};

/** A number that a spreadsheet wrote short: its last digits are gone. */
const SHORTENED = /^\d(?:[.,]\d+)?E\+\d{2,}$/u;
const WORDS_TOLD = 6;

export function createFileFacts(): FileFacts {
  const signs = { '.': 0, ',': 0 };
  const words = new Map<string, number>();
  const seen = { rounded: 0, formula: 0, date: 0, error: 0, images: 0, shortened: 0 };
  const unfound = { key: 'sku' as ImportKey, new: 0, same: 0, unknown: 0 };
  return {
    seeUnfound: (key, as) => {
      unfound.key = key;
      unfound[as] += 1;
    },
    seeSign: (sign) => {
      signs[sign] += 1;
    },
    seeWord: (field, word, as) => {
      const told = `“${word}” is read as ${FIELD_WORDS[field]} “${as}”`;
      if (words.size < 1000) words.set(told, (words.get(told) ?? 0) + 1);
    },
    seeSku: (sku) => {
      if (sku.length < 24 && SHORTENED.test(sku)) seen.shortened += 1;
    },
    seeNote: (note) => {
      seen[note] += 1;
    },
    seeMoreImages: () => {
      seen.images += 1;
    },
    decimal: () => {
      if (signs['.'] > 0 === signs[','] > 0) return null;
      return signs['.'] > 0 ? '.' : ',';
    },
    // What makes products comes first: there may be more to tell than is seen at once.
    notes: () => [
      ...tellUnfound(unfound),
      ...[...words].slice(0, WORDS_TOLD).map(([told, rows]) => `${told} (${sayCells(rows)}).`),
      ...tell(
        seen.shortened,
        'SKU looks',
        'SKUs look',
        'like a number that a spreadsheet shortened, as in 1.2E+12: the last digits are gone',
      ),
      ...tell(
        seen.rounded,
        'number is',
        'numbers are',
        'longer than a spreadsheet can hold, so that the last digits may be wrong',
      ),
      ...tell(seen.formula, 'cell holds', 'cells hold', 'a formula: its last result is taken'),
      ...tell(seen.date, 'cell holds', 'cells hold', 'a date: it is written as 2026-11-22'),
      ...tell(seen.error, 'cell holds', 'cells hold', 'an error of the spreadsheet and is taken as blank'),
      ...tell(seen.images, 'product has', 'products have', 'more than one image'),
    ],
  };
}

/** What comes in anew whenever the file is imported has to be known before. */
function tellUnfound({ key, ...rows }: Unfound): readonly string[] {
  const anew =
    key === 'product-id'
      ? 'is a new product, and one more each time that the file is imported'
      : 'is a new product, and one more if it is imported again with anything changed';
  const same =
    key === 'sku'
      ? 'no SKU, and the same in all else as a product without one'
      : 'no id that a product here was sent with, and the same in all else as one that was not sent';
  return [
    ...tell(rows.new, 'row has', 'rows have', `no ${KEY_WORDS[key]} to be found by: each ${anew}`),
    ...tell(rows.same, 'row has', 'rows have', same),
    ...tell(rows.unknown, 'row has', 'rows have', `an ${KEY_WORDS[key]} that no product has: each ${anew}`),
  ];
}

type Unfound = {
  readonly key: ImportKey;
  readonly new: number;
  readonly same: number;
  readonly unknown: number;
};

function tell(count: number, one: string, many: string, what: string): readonly string[] {
  return count === 0 ? [] : [`${count.toLocaleString('en')} ${count === 1 ? one : many} ${what}.`];
}

function sayCells(count: number): string {
  return count === 1 ? '1 cell' : `${count.toLocaleString('en')} cells`;
}
