import { Liquid, Output, type Template as Part, TypeGuards, toValueSync } from 'liquidjs';
import type { CellValue } from '../../../../shared/model/cell.ts';
import { PRODUCT_FIELDS } from '../../../../shared/model/cell-rules.ts';
import { isExact } from '../../../../shared/model/decimal.ts';
import { FIELD_WORDS } from '../../../../shared/model/field-words.ts';
import type { ProductField } from '../../../../shared/model/product.ts';
import { templateName } from '../../../../shared/model/template-name.ts';
import { parseJson } from '../../../../shared/parse-json.ts';
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
/** The outputs of the template that is written: what they are made of has to be there. */
let wantedAt: readonly Place[] = [];
let engine: Liquid | undefined;

/**
 * Reads a template in Liquid's words, such as `{{ name }}`.
 * @throws Failure `bad-input` where it can't be read, or names what no product has
 */
export function readTemplate(source: string): WriteTemplate {
  const liquid = (engine ??= createEngine());
  const parts = parse(liquid, source);
  const names = liquid.globalVariablesSync(parts);
  const wanted = parts.flatMap(outputsOf).filter((output) => !hasDefault(output));
  const unknown = names.filter((name) => !KNOWN.has(name));
  if (unknown.length > 0) throw new Failure('bad-input', sayUnknown(unknown));
  return (fields) => {
    empties = 0;
    wantedAt = wanted.map(({ token }) => token);
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
    liquid.registerFilter(name, watchInput(filter === 'own' ? liquid.filters[name] : filter));
  return liquid;
}

type Place = { readonly begin: number; readonly end: number };
type FilterOf = Parameters<Liquid['registerFilter']>[1];

/** Counts what goes into a filter, or is named after it, and is not there: with `append`, what comes out is never empty. */
function watchInput(filter: FilterOf | undefined): FilterOf {
  const run = typeof filter === 'function' ? filter : filter?.handler;
  return function (this, value: unknown, ...rest: unknown[]) {
    const { begin, end, args } = this.token;
    const named = rest.filter((_value, at) => TypeGuards.isPropertyAccessToken(args[at]));
    if (wantedAt.some((place) => place.begin <= begin && end <= place.end))
      empties += [value, ...named].filter((each) => toText(each) === '').length;
    return run?.call(this, value, ...rest) as unknown;
  };
}

/** The outputs of a part, those within its tags too. */
function outputsOf(part: Part): readonly Output[] {
  if (part instanceof Output) return [part];
  const inner = part.children === undefined ? [] : toValueSync(part.children(false, true));
  return inner.flatMap(outputsOf);
}

function hasDefault({ value }: Output): boolean {
  return value.filters.some(({ name }) => name === 'default');
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
  const meant = names.map((name) => name.toLowerCase());
  if (meant.every((name) => KNOWN.has(name)))
    return `Fields are written in small letters: ${meant.map((name) => `{{ ${name} }}`).join(', ')}.`;
  const words = names.map((name) => `“${name}”`).join(', ');
  return `No product has ${words}. Custom data is read as {{ custom_data.${names[0] ?? ''} }}.`;
}

/** Numbers that would lose digits, such as long codes, are texts. */
function readCustomData(text: CellValue): unknown {
  try {
    return parseJson(text ?? 'null', (_key, value, { source }) =>
      typeof value === 'number' && source !== undefined && !isExact(value, source) ? source : value,
    );
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
