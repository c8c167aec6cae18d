import { choicesOf, longestOf } from '../../../../shared/model/cell-rules.ts';
import { readCustomData } from '../../../../shared/model/custom-data.ts';
import { FIELD_WORDS } from '../../../../shared/model/field-words.ts';
import type { ProductField } from '../../../../shared/model/product.ts';
import type { CellNote } from '../../../../shared/model/table-file.ts';
import type { ImportPlan } from '../../../../shared/model/transfer.ts';
import { sayTooLong, settleValue } from '../editing/settle-value.ts';
import type { CellReading, Trouble } from './cell-reading.ts';
import type { FileFacts } from './file-facts.ts';
import { lookUp } from './look-up.ts';
import { type PriceReading, readPriceCell, shown } from './read-price.ts';

type Settings = Pick<ImportPlan, 'decimal' | 'priceSigns' | 'unreadable' | 'spaces'>;

/** Words of shops for the only words that a field takes. */
const WORDS: Partial<Record<ProductField, Readonly<Record<string, string>>>> = {
  status: {
    '1': 'active',
    true: 'active',
    yes: 'active',
    enabled: 'active',
    live: 'active',
    publish: 'active',
    published: 'active',
    private: 'draft',
    pending: 'draft',
    future: 'draft',
    '0': 'draft',
    '-1': 'draft',
    false: 'draft',
    no: 'draft',
    disabled: 'draft',
    unpublished: 'draft',
    proposed: 'draft',
  },
  billingType: {
    'one off': 'one_time',
    onetime: 'one_time',
    single: 'one_time',
    subscription: 'recurring',
  },
  billingPeriod: {
    month: 'monthly',
    quarter: 'quarterly',
    year: 'yearly',
    annual: 'yearly',
    annually: 'yearly',
  },
};

/** Reads what stands in a cell, not blank, for one field. What it learns about the file goes into `facts`. */
export function readFieldCell(
  field: ProductField,
  cell: string,
  note: CellNote | undefined,
  settings: Settings,
  facts: FileFacts,
): CellReading & Pick<PriceReading, 'signs'> {
  const text = settings.spaces === 'trim' ? cell.trim() : cell;
  if (field === 'price') return readAmount(text, note, settings, facts);
  if (field === 'customData') return readJson(text, settings);
  if (isNested(text, note)) return { trouble: sayNested(field) };
  if (choicesOf(field) !== null) return readChoice(field, text, facts);
  if (text.length > longestOf(field)) return { trouble: { repair: 'too-long', note: sayTooLong(field) } };
  if (field === 'sku') facts.seeSku(text);
  return { value: text };
}

function readAmount(
  text: string,
  note: CellNote | undefined,
  { decimal, priceSigns, unreadable }: Settings,
  facts: FileFacts,
): PriceReading {
  if (isNested(text, note)) return { trouble: sayNested('price') };
  // A number of JSON or of a sheet has a point and nothing else, which says nothing about texts.
  const isNumber = note === 'json' || note === 'number';
  const reading = readPriceCell(text, isNumber ? '.' : decimal, priceSigns);
  if (!isNumber && 'sign' in reading && reading.sign !== undefined) facts.seeSign(reading.sign);
  if (!('trouble' in reading) || text.length > longestOf('price')) return reading;
  const keeps =
    reading.trouble.repair === 'price-unreadable' ? unreadable !== 'ask' : unreadable === 'keep-all';
  return keeps ? { value: text } : reading;
}

/** A list or an object of JSON. */
export function isNested(text: string, note: CellNote | undefined): boolean {
  return note === 'json' && /^[[{]/u.test(text);
}

export function sayNested(field: ProductField): Trouble {
  const note = `What the file has for the ${FIELD_WORDS[field]} is a list or an object. Put its column into the custom data, or leave it out.`;
  return { repair: 'nested', note };
}

function readJson(text: string, { unreadable }: Settings): CellReading {
  if (text.length > longestOf('customData'))
    return { trouble: { repair: 'too-long', note: sayTooLong('customData') } };
  const reading = readCustomData(text);
  if (reading.kind !== 'invalid' || unreadable !== 'ask') return { value: text };
  return {
    trouble: {
      repair: 'custom-data',
      note: `The custom data can’t be read as a JSON object. ${reading.why}`,
    },
  };
}

function readChoice(field: ProductField, text: string, facts: FileFacts): CellReading {
  const other = lookUp(WORDS[field] ?? {}, text.trim().toLowerCase());
  if (other !== undefined) {
    facts.seeWord(field, text.trim(), other);
    return { value: other };
  }
  const settled = settleValue(field, text);
  if (settled.kind === 'value') return { value: settled.value };
  const note = settled.kind === 'problem' ? settled.message : `“${shown(text)}” is no ${FIELD_WORDS[field]}.`;
  return { trouble: { repair: 'unknown-word', note } };
}
