import type { CellValue } from '../../../../shared/model/cell.ts';
import { canBeUnset, choicesOf } from '../../../../shared/model/cell-rules.ts';
import { tidyCurrency } from '../../../../shared/model/currency.ts';
import { type PriceCurrency, readMoney } from '../../../../shared/model/currency-signs.ts';
import { wordOfChoice } from '../../../../shared/model/field-words.ts';
import { isCanonicalPrice, type NumberMarks } from '../../../../shared/model/money.ts';
import type { ProductField } from '../../../../shared/model/product.ts';

/** What a text means in a field. */
export type CellReading =
  | { readonly kind: 'value'; readonly value: CellValue }
  /** `1.234`: the person says which of the two. */
  | { readonly kind: 'two-ways'; readonly readings: readonly [string, string] }
  /** The field takes only a few words, and this is none of them. */
  | { readonly kind: 'unreadable' };

/** How a mark before exactly three digits is meant, once the person has said so. */
export type MarkMeans = 'thousands' | 'decimals';

/**
 * Reads what was typed or pasted into a field. Text that no remote would take is kept as it is; only the fields of a few
 * values refuse, since they have no place for anything else. `currency` is the one of the product, whose sign a price may carry.
 */
export function readCell(
  field: ProductField,
  typed: CellValue,
  marks: NumberMarks,
  meant: MarkMeans | null = null,
  currency: PriceCurrency = null,
): CellReading {
  if (typed === null) return { kind: 'value', value: canBeUnset(field) ? null : '' };
  if (choicesOf(field) !== null) return readChoice(field, typed);
  if (field === 'price') return readPriceCell(typed, marks, meant, currency);
  return { kind: 'value', value: field === 'currency' ? tidyCurrency(typed) : typed };
}

/** The same for an edit that nobody has ended yet, so that its form asks what the cell would have asked. */
export function keepAsTyped(field: ProductField, typed: string, marks: NumberMarks): CellValue {
  const reading = readCell(field, typed, marks);
  if (reading.kind === 'value') return reading.value;
  if (reading.kind === 'unreadable') return null;
  return isCanonicalPrice(typed) ? ` ${typed}` : typed;
}

function readChoice(field: ProductField, typed: string): CellReading {
  const word = wordOf(typed);
  if (word === '' || word === 'not set' || word === '—') return { kind: 'value', value: null };
  const found = choicesOf(field)?.find(
    (value) =>
      wordOf(value) === word || wordOf(wordOfChoice(field, value)) === word || ALSO[value]?.includes(word),
  );
  return found === undefined ? { kind: 'unreadable' } : { kind: 'value', value: found };
}

/** What else a value is called in the tables that people paste. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  active: ['published', 'live'],
  archived: ['archive'],
  one_time: ['once', 'one off', 'onetime'],
  recurring: ['subscription', 'repeating'],
  monthly: ['month', 'every month'],
  quarterly: ['quarter', 'every quarter'],
  yearly: ['year', 'annual', 'annually', 'every year'],
};

/** `One-time`, `one_time` and ` one time ` are the same word. */
function wordOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ');
}

function readPriceCell(
  typed: string,
  marks: NumberMarks,
  meant: MarkMeans | null,
  currency: PriceCurrency,
): CellReading {
  const reading = readMoney(typed, marks, currency);
  switch (reading.kind) {
    case 'empty':
      return { kind: 'value', value: '' };
    case 'value':
      return { kind: 'value', value: reading.price };
    case 'unreadable':
      // A space keeps what was not understood from being taken for a price later.
      return { kind: 'value', value: isCanonicalPrice(typed) ? ` ${typed}` : typed };
    case 'ambiguous':
      return meant === null
        ? { kind: 'two-ways', readings: reading.readings }
        : { kind: 'value', value: pickReading(reading.readings, meant) };
  }
}

/** Of `1234` and `1.234`, the one without a point has thousands. */
function pickReading([first, second]: readonly [string, string], meant: MarkMeans): string {
  return first.includes('.') === (meant === 'decimals') ? first : second;
}

/** What is written where a cell is emptied: '' or, for a field of a few values, not set. */
export function emptyOf(field: ProductField): CellValue {
  return choicesOf(field) === null ? '' : null;
}
