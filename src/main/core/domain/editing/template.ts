import { Liquid, type Template as Part } from 'liquidjs';
import type { CellValue } from '../../../../shared/model/cell.ts';
import { PRODUCT_FIELDS } from '../../../../shared/model/cell-rules.ts';
import { FIELD_WORDS } from '../../../../shared/model/field-words.ts';
import type { ProductField } from '../../../../shared/model/product.ts';
import { templateName } from '../../../../shared/model/template-name.ts';
import { Failure } from '../failure.ts';
import { FILTERS } from './template-filters.ts';
import { sayTemplateError, TAGS } from './template-words.ts';

/** What a template wrote. `missing` names what it wanted and did not find, as a sentence; `null` where nothing was. */
export type Written =
  | { readonly kind: 'text'; readonly text: string; readonly missing: string | null }
  | { readonly kind: 'failed'; readonly message: string };

export type WriteTemplate = (fields: Readonly<Record<ProductField, CellValue>>) => Written;

const KNOWN_TAGS: ReadonlySet<string> = new Set(TAGS);
/** Of one product: milliseconds, and characters that are built on the way. */
const LIMITS = { renderLimit: 200, memoryLimit: 4_000_000, parseLimit: 20_000 };

let empties = 0;
let engine: Liquid | undefined;

/**
 * Reads a template in Liquid's words, such as `{{ name }}`.
 * @throws Failure `bad-input` where it can't be read, or names what no product has
 */
export function readTemplate(source: string): WriteTemplate {
  const liquid = (engine ??= createEngine());
  const parts = parse(liquid, source);
  const names = liquid.globalVariablesSync(parts);
  const unknown = names.filter((name) => !KNOWN.has(name));
  if (unknown.length > 0) throw new Failure('bad-input', sayUnknown(unknown));
  return (fields) => {
    empties = 0;
    const scope = toScope(fields);
    try {
      const text = String(liquid.renderSync(parts, scope));
      return { kind: 'text', text, missing: empties === 0 ? null : sayMissing(names, scope) };
    } catch (error) {
      return { kind: 'failed', message: sayTemplateError('The template failed', error) };
    }
  };
}

function parse(liquid: Liquid, source: string): Part[] {
  try {
    return liquid.parse(source);
  } catch (error) {
    throw new Failure('bad-input', sayTemplateError('This template can not be read', error));
  }
}

function createEngine(): Liquid {
  const liquid = new Liquid({
    ...LIMITS,
    strictFilters: true,
    ownPropertyOnly: true,
    outputEscape: (value: unknown) => {
      const text = toText(value);
      if (text === '') empties += 1;
      return text;
    },
  });
  for (const tag of Object.keys(liquid.tags)) if (!KNOWN_TAGS.has(tag)) delete liquid.tags[tag];
  for (const name of Object.keys(liquid.filters))
    if (!Object.hasOwn(FILTERS, name)) delete liquid.filters[name];
  for (const [name, filter] of Object.entries(FILTERS))
    if (filter !== 'own') liquid.registerFilter(name, filter);
  return liquid;
}

/** Fields under the names that remotes and files use: `billing_type`, `custom_data.material`. */
function toScope(fields: Readonly<Record<ProductField, CellValue>>): Record<string, unknown> {
  const scope: Record<string, unknown> = {};
  for (const field of PRODUCT_FIELDS) scope[templateName(field)] = fields[field];
  scope['custom_data'] = readCustomData(fields.customData);
  return scope;
}

const KNOWN: ReadonlySet<string> = new Set(PRODUCT_FIELDS.map(templateName));

function sayUnknown(names: readonly string[]): string {
  const words = names.map((name) => `“${name}”`).join(', ');
  return `No product has ${words}. Custom data is read as {{ custom_data.${names[0] ?? ''} }}.`;
}

function readCustomData(text: CellValue): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function sayMissing(names: readonly string[], scope: Readonly<Record<string, unknown>>): string {
  const words = names.filter((name) => toText(scope[name]) === '').map(sayName);
  return words.length === 0 ? 'A value that the template wants is missing.' : `Missing: ${words.join(', ')}.`;
}

function sayName(name: string): string {
  const field = PRODUCT_FIELDS.find((one) => templateName(one) === name);
  return field === undefined ? name : FIELD_WORDS[field];
}
