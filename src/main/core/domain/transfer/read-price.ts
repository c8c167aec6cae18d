import { type NumberMarks, readPrice } from '../../../../shared/model/money.ts';
import type { CellReading } from './cell-reading.ts';

type Decimal = '.' | ',';

/** Nothing to ask: digits, and at most two behind a point. */
const PLAIN = /^(?:0|[1-9]\d{0,11})(?:\.\d{1,2})?$/u;
const SIGNS =
  /^\s*([A-Z]{3}|\p{Sc}|[A-Z]{0,2}\$|kr\.?|zł|Kč)?\s*(.*?)\s*([A-Z]{3}|\p{Sc}|[A-Z]{0,2}\$|kr\.?|zł|Kč)?\s*$/u;

/** A gap between digits that does not group them by three, as in `10 12`: these may be two numbers. */
const ODD_GAP = /\d[\s'’]+(?!\d{3}(?!\d))\d/u;

const MARKS: Readonly<Record<Decimal, NumberMarks>> = {
  '.': { decimal: '.', group: ',' },
  ',': { decimal: ',', group: '.' },
};

/** `signs` are the currency's that were dropped beside the number. */
export type PriceReading = CellReading & { readonly sign?: Decimal; readonly signs?: readonly string[] };

/** Reads a price exactly; one with two readings is read as `decimal` says, and never guessed. */
export function readPriceCell(text: string, decimal: Decimal | null, signs: 'ask' | 'drop'): PriceReading {
  if (PLAIN.test(text)) return text.includes('.') ? { value: text, sign: '.' } : { value: text };
  if (signs === 'ask') return readBare(text, text, decimal, signs);
  const split = splitSigns(text);
  const reading = readBare(text, split.bare, decimal, signs);
  return split.signs.length === 0 ? reading : { ...reading, signs: split.signs };
}

function readBare(
  text: string,
  bare: string,
  decimal: Decimal | null,
  signs: 'ask' | 'drop',
): CellReading & { readonly sign?: Decimal } {
  if (ODD_GAP.test(bare)) return { trouble: explain(text, 'not-a-number', 'drop') };
  const reading = readPrice(bare, MARKS[decimal ?? '.']);
  switch (reading.kind) {
    case 'empty':
      return { value: null };
    case 'value': {
      const sign = signOf(bare);
      return sign === null ? { value: reading.price } : { value: reading.price, sign };
    }
    case 'ambiguous': {
      if (decimal !== null) return { value: reading.readings[0] };
      const [first, second] = reading.readings;
      const note = `The price “${shown(text)}” can be read as ${first} or as ${second}. Say which decimal sign the file has.`;
      return { trouble: { repair: 'price-two-readings', note } };
    }
    case 'unreadable':
      return { trouble: explain(text, reading.why, signs) };
  }
}

function explain(text: string, why: 'not-a-number' | 'too-many-digits', signs: 'ask' | 'drop') {
  if (signs === 'ask' && readPrice(splitSigns(text).bare, MARKS['.']).kind !== 'unreadable') {
    const note = `The price “${shown(text)}” has a currency beside the number. Let it be dropped, or put it into a column of its own.`;
    return { repair: 'price-with-sign', note } as const;
  }
  const note =
    why === 'too-many-digits'
      ? `The price “${shown(text)}” has more than 15 digits. Shorten it.`
      : `“${shown(text)}” can’t be read as a price. Use a plain number such as 1234.50.`;
  return { repair: 'price-unreadable', note } as const;
}

/** A sign without a number, as in `POA`, is no currency beside a price. */
function splitSigns(text: string): { readonly bare: string; readonly signs: readonly string[] } {
  const [, before, bare = '', after] = SIGNS.exec(text) ?? [];
  if (bare === '') return { bare: text, signs: [] };
  const signs = [before, after].filter((sign) => sign !== undefined);
  return { bare, signs: signs.map((sign) => sign.replace(/\.$/u, '')) };
}

/** The decimal sign that a price with one reading shows; `null` where it shows none. */
function signOf(text: string): Decimal | null {
  const point = text.lastIndexOf('.');
  const comma = text.lastIndexOf(',');
  if (point < 0 && comma < 0) return null;
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ',';
  const mark = point >= 0 ? '.' : ',';
  const other = mark === '.' ? ',' : '.';
  // A mark that stands more than once groups digits.
  return text.indexOf(mark) === text.lastIndexOf(mark) ? mark : other;
}

export function shown(text: string): string {
  const signs = Array.from(text.slice(0, 82).replaceAll(/\s+/gu, ' '));
  return signs.length > 40 ? `${signs.slice(0, 39).join('')}…` : signs.join('');
}
