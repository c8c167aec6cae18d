import type { CellValue } from '../../../../shared/model/cell.ts';
import { canBeUnset, choicesOf, longestOf } from '../../../../shared/model/cell-rules.ts';
import { readMoney } from '../../../../shared/model/currency-signs.ts';
import { FIELD_WORDS } from '../../../../shared/model/field-words.ts';
import { isCanonicalPrice, sayTwoReadings } from '../../../../shared/model/money.ts';
import type { ProductField } from '../../../../shared/model/product.ts';
import type { Outcome } from './outcome.ts';

/** What is kept of a value that somebody wants in a field: bad ones too, but for what the field can't hold at all. */
export function settleValue(field: ProductField, value: CellValue): Outcome {
  if (value === null) return { kind: 'value', value: canBeUnset(field) ? null : '' };
  if (value.length > longestOf(field)) return { kind: 'problem', message: sayTooLong(field) };
  const choices = choicesOf(field);
  return choices === null ? { kind: 'value', value } : settleChoice(field, value, choices);
}

function settleChoice(field: ProductField, value: string, choices: readonly string[]): Outcome {
  const word = value
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  if (word === '') return { kind: 'value', value: null };
  if (choices.includes(word)) return { kind: 'value', value: word };
  const known = choices.map((choice) => choice.replaceAll('_', ' ')).join(', ');
  const shown = value.length > 40 ? `${value.slice(0, 40)}…` : value;
  return { kind: 'problem', message: `“${shown}” is no ${FIELD_WORDS[field]}. Use one of: ${known}.` };
}

export function sayTooLong(field: ProductField): string {
  const longest = longestOf(field).toLocaleString('en');
  return `The ${FIELD_WORDS[field]} would be longer than ${longest} characters.`;
}

/**
 * A price as it is typed or stands in a file, with the sign or the code of its own currency or without: exact where there is one way
 * to read it, never guessed where there are two.
 */
export function readTypedPrice(text: string, currency: CellValue): Outcome {
  const reading = readMoney(text, { decimal: '.', group: ',' }, currency);
  switch (reading.kind) {
    case 'empty':
      return { kind: 'value', value: '' };
    case 'value':
      return { kind: 'value', value: reading.price };
    case 'ambiguous':
      return { kind: 'problem', message: sayTwoReadings(text, reading.readings) };
    case 'unreadable':
      return { kind: 'problem', message: sayNoPrice(text) };
  }
}

/** What a price became that was changed as a text. What was no price before may be none now, so that it can be mended in steps. */
export function settlePrice(before: CellValue, after: string, currency: CellValue): Outcome {
  if (after === '' || isCanonicalPrice(after)) return { kind: 'value', value: after };
  const read = readTypedPrice(after, currency);
  const wasPrice = before !== null && isCanonicalPrice(before);
  return read.kind === 'value' || wasPrice ? read : { kind: 'value', value: after };
}

function sayNoPrice(text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return `“${shown}” can’t be read as a price. Use a plain number such as 1234.50.`;
}
