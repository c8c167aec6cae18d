import { canBeUnset, choicesOf, PRODUCT_FIELDS } from '../shared/model/cell-rules.ts';
import { readCustomData } from '../shared/model/custom-data.ts';
import { isCanonicalPrice, MAX_SIGNIFICANT_DIGITS, readPrice } from '../shared/model/money.ts';
import { type ProductField, ProductFields } from '../shared/model/product.ts';
import { suggest } from './nearest.ts';

/** A value that is none for its field, and why. */
type Unread = { readonly problem: string };

/** The fields of one product as text, by name; `null` is a field that is not set. */
export type FieldTexts = Readonly<Record<string, string | null | Unread>>;

/** What is wrong with one product: all of it, in one line. */
export class FieldProblem extends Error {}

/**
 * A product of these fields, on top of what a new product has. `problems` were found before that, and are told with the others.
 * @throws FieldProblem
 */
export function readFields(
  texts: FieldTexts,
  start: ProductFields,
  problems: readonly string[] = [],
): ProductFields {
  const found = [...problems];
  const read = Object.entries(texts).flatMap(([name, text]) => {
    try {
      return [readOne(name, text, start)];
    } catch (error) {
      if (!(error instanceof FieldProblem)) throw error;
      found.push(error.message);
      return [];
    }
  });
  const parsed = ProductFields.safeParse({ ...start, ...Object.fromEntries(read) });
  for (const { path, message } of parsed.error?.issues ?? [])
    found.push(`${path.join('.') || 'a field'} can’t be used: ${message}`);
  if (isBlank(texts['name'] ?? start.name)) found.push('name is missing');
  if (found.length > 0 || parsed.data === undefined) throw new FieldProblem(joinProblems(found));
  return parsed.data;
}

function readOne(
  name: string,
  text: FieldTexts[string],
  start: ProductFields,
): readonly [ProductField, string | null] {
  const field = findField(name);
  if (typeof text === 'object' && text !== null) throw new FieldProblem(text.problem);
  return [field, readField(field, text, start)];
}

function isBlank(name: FieldTexts[string]): boolean {
  return name === null || (typeof name === 'string' && name.trim() === '');
}

function joinProblems(found: readonly string[]): string {
  return found.reduce((told, next) => `${told}${/[.!?]$/.test(told) ? ' Also: ' : '; '}${next}`);
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
