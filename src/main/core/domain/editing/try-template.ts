import type { Input, Output } from '../../../../shared/contract/api.ts';
import { Failure } from '../failure.ts';
import type { ProductQueries } from '../ports/product-queries.ts';
import { readTemplate, type WriteTemplate, type Written } from './template.ts';

type Tried = Output<'templates.try'>;

/** What a template makes of a few products: the live result while it is typed. */
export function tryTemplate(
  products: Pick<ProductQueries, 'get'>,
  { template, missing, ids }: Input<'templates.try'>,
): Tried {
  const write = read(template);
  if (typeof write === 'string') return { problem: write, results: [] };
  return {
    problem: null,
    results: ids.flatMap((id) => {
      const product = products.get(id);
      if (product === null) return [];
      return [{ id, name: product.fields.name, ...describe(write(product.fields), missing) }];
    }),
  };
}

function read(template: string): WriteTemplate | string {
  try {
    return readTemplate(template);
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}

function describe(
  written: Written,
  missing: Input<'templates.try'>['missing'],
): Pick<Tried['results'][number], 'text' | 'note'> {
  if (written.kind === 'failed') return { text: null, note: written.message };
  if (written.missing === null || missing === 'empty') return { text: written.text, note: written.missing };
  return {
    text: null,
    note: missing === 'skip' ? `${written.missing} It is left as it is.` : written.missing,
  };
}
