import { type BulkAction, fieldOf } from '../../../../shared/model/bulk-action.ts';
import type { CellValue } from '../../../../shared/model/cell.ts';
import { choicesOf, longestOf } from '../../../../shared/model/cell-rules.ts';
import { tidyCurrency } from '../../../../shared/model/currency.ts';
import { isFileReference } from '../../../../shared/model/local-image.ts';
import { isCanonicalPrice } from '../../../../shared/model/money.ts';
import type { ProductField } from '../../../../shared/model/product.ts';
import { changePrice } from './change-price.ts';
import { createFinder, replaceHits } from './find-hits.ts';
import type { Outcome } from './outcome.ts';
import { readTypedPrice, sayTooLong, settlePrice, settleValue } from './settle-value.ts';
import { readTemplate, type WriteTemplate } from './template.ts';
import { changeCase, tidySpaces } from './text-case.ts';

/** The values of one product. */
export type Values = Readonly<Record<ProductField, CellValue>>;

/** What actions make of one field of a product: its value after, or why it can't be written. */
export type FieldResult = {
  readonly field: ProductField;
  readonly after: CellValue;
  readonly problem: string | null;
};

type Step = { readonly field: ProductField; readonly run: (values: Values) => Outcome };

/**
 * What actions make of a product, each done on what the one before left. Patterns and templates are read once.
 * @throws Failure `bad-input` for a pattern or a template that can't be read
 */
export function readActions(actions: readonly BulkAction[]): (values: Values) => readonly FieldResult[] {
  const steps: readonly Step[] = actions.map((action) => ({
    field: fieldOf(action),
    run: readAction(action),
  }));
  const fields = [...new Set(steps.map(({ field }) => field))];
  return (values) => {
    const now: Record<ProductField, CellValue> = { ...values };
    const problems = new Map<ProductField, string>();
    for (const { field, run } of steps) {
      if (problems.has(field)) continue;
      const outcome = settle(field, run(now), now);
      if (outcome.kind === 'problem') problems.set(field, outcome.message);
      if (outcome.kind === 'value') now[field] = outcome.value;
    }
    return fields.map((field) => {
      const problem = problems.get(field) ?? null;
      return { field, after: problem === null ? now[field] : values[field], problem };
    });
  };
}

function settle(field: ProductField, outcome: Outcome, { price, currency }: Values): Outcome {
  if (outcome.kind !== 'value') return outcome;
  if (field === 'price' && outcome.value !== null) return settlePrice(price, outcome.value, currency);
  return settleValue(field, outcome.value);
}

function readAction(action: BulkAction): (values: Values) => Outcome {
  switch (action.kind) {
    case 'set':
      return ({ currency }) => typed(action.field, action.text, currency);
    case 'clear':
      return always({
        kind: 'value',
        value: action.to === 'not-set' || choicesOf(action.field) !== null ? null : '',
      });
    case 'append':
      return onText(action.field, (value) => value + action.text, { ofNothing: true });
    case 'prepend':
      return onText(action.field, (value) => action.text + value, { ofNothing: true });
    case 'case':
      return onText(action.field, (value) => changeCase(value, action.to));
    case 'tidy':
      return onText(action.field, tidySpaces);
    case 'replace':
      return replace(action);
    case 'template':
      return fill(action, readTemplate(action.template));
    case 'price':
      return (values) => changePrice(values.price, values.currency, action);
    case 'copy':
      return (values) => typed(action.field, values[action.from], values.currency);
    case 'from-file': {
      const bySku = new Map(action.rows);
      return ({ sku, currency }) => {
        const text = sku === null ? undefined : bySku.get(sku);
        return text === undefined ? { kind: 'skip' } : typed(action.field, text, currency);
      };
    }
  }
}

function typed(field: ProductField, value: CellValue, currency: CellValue): Outcome {
  if (field === 'price' && value !== null) return readTypedPrice(value, currency);
  return { kind: 'value', value: field === 'currency' && value !== null ? tidyCurrency(value) : value };
}

function always(outcome: Outcome): () => Outcome {
  return () => outcome;
}

/** A change of the text that is there; what is not set stays so, but for words that are added. */
function onText(
  field: ProductField,
  change: (value: string) => string,
  { ofNothing = false }: { readonly ofNothing?: boolean } = {},
): (values: Values) => Outcome {
  return (values) => {
    const value = values[field];
    if (value === null ? !ofNothing : isFileReference(field, value)) return { kind: 'value', value };
    return { kind: 'value', value: change(value ?? '') };
  };
}

function replace(action: Extract<BulkAction, { kind: 'replace' }>): (values: Values) => Outcome {
  const find = createFinder(action);
  return (values) => {
    const value = values[action.field];
    if (value === null || isFileReference(action.field, value)) return { kind: 'value', value };
    const after = replaceHits(value, find(value), NONE, longestOf(action.field));
    return after === null
      ? { kind: 'problem', message: sayTooLong(action.field) }
      : { kind: 'value', value: after };
  };
}

const NONE: ReadonlySet<number> = new Set();

function fill(
  { field, missing }: Extract<BulkAction, { kind: 'template' }>,
  write: WriteTemplate,
): (values: Values) => Outcome {
  return (values) => {
    const written = write(values);
    if (written.kind === 'failed') return { kind: 'problem', message: written.message };
    if (written.missing !== null && missing === 'skip') return { kind: 'skip' };
    if (written.missing !== null && missing === 'problem')
      return { kind: 'problem', message: written.missing };
    // A price that was reckoned is exact as it is.
    return isCanonicalPrice(written.text)
      ? { kind: 'value', value: written.text }
      : typed(field, written.text, values.currency);
  };
}
