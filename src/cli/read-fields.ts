import { canBeUnset, choicesOf, PRODUCT_FIELDS } from '../shared/model/cell-rules.ts';
import { readCustomData } from '../shared/model/custom-data.ts';
import { isCanonicalPrice, MAX_SIGNIFICANT_DIGITS, readPrice } from '../shared/model/money.ts';
import { type ProductField, ProductFields } from '../shared/model/product.ts';
import { suggest } from './nearest.ts';

/** The fields of one product as text, by name; `null` is a field that is not set. */
export type FieldTexts = Readonly<Record<string, string | null>>;

/** What is wrong with one product, in a sentence. */
export class FieldProblem extends Error {}

/** A product of these fields, on top of what a new product has. @throws FieldProblem */
export function readFields(texts: FieldTexts, start: ProductFields): ProductFields {
  const read = Object.entries(texts).map(([name, text]) => {
    const field = findField(name);
    return [field, readField(field, text, start)];
  });
  const parsed = ProductFields.safeParse({ ...start, ...Object.fromEntries(read) });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new FieldProblem(`${issue?.path.join('.') ?? 'a field'} can’t be used: ${issue?.message ?? ''}`);
  }
  if (parsed.data.name.trim() === '') throw new FieldProblem('name is missing');
  return parsed.data;
}

function findField(name: string): ProductField {
  const field = PRODUCT_FIELDS.find((known) => known === name);
  if (field === undefined)
    throw new FieldProblem(`there is no field “${name}”.${suggest(name, PRODUCT_FIELDS)}`);
  return field;
}

function readField(field: ProductField, text: string | null, start: ProductFields): string | null {
  // Blank means not set, where that differs from a blank text.
  if (text === null || (text.trim() === '' && canBeUnset(field))) {
    return canBeUnset(field) ? null : start[field];
  }
  if (field === 'price') return readPlainPrice(text.trim());
  if (field === 'customData') return readJsonObject(text);
  const words = choicesOf(field);
  if (words !== null && !words.includes(text)) {
    throw new FieldProblem(`${field} is one of ${words.join(', ')}, not “${text}”`);
  }
  return text;
}

/** A price is never guessed: what is no plain number is refused, and its readings are named. */
function readPlainPrice(text: string): string {
  if (isCanonicalPrice(text)) return text;
  const reading = readPrice(text, { decimal: '.', group: ',' });
  if (reading.kind === 'ambiguous') {
    throw new FieldProblem(
      `the price “${text}” can be read in two ways: write ${reading.readings[1]} or ${reading.readings[0]}`,
    );
  }
  if (reading.kind === 'value')
    throw new FieldProblem(`the price “${text}” is no plain number: write ${reading.price}`);
  throw new FieldProblem(
    `the price “${text}” is no plain number, such as 1234.50, of at most ${MAX_SIGNIFICANT_DIGITS} digits`,
  );
}

function readJsonObject(text: string): string {
  const reading = readCustomData(text);
  if (reading.kind === 'invalid') throw new FieldProblem(`customData is no JSON object. ${reading.why}`);
  return text;
}
