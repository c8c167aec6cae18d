import type { FindReplace } from '../../src/shared/model/change.ts';
import type { Scope } from '../../src/shared/model/query.ts';
import type { Ask } from './ask.ts';

const REPLACE: FindReplace = {
  fields: ['description'],
  find: 'it',
  text: 'this',
  matchCase: true,
  wholeWord: true,
  pattern: false,
};

/** Looks for a word in descriptions where no Change is left, and answers the preview. */
export async function previewAnew(ask: Ask, scope: Scope): Promise<string> {
  while ((await ask('changes.undo', { onLaterEdits: 'restore-anyway' })).kind !== 'nothing') continue;
  return await preview(ask, scope);
}

export async function preview(ask: Ask, scope: Scope): Promise<string> {
  return (await ask('previews.find', { scope, find: REPLACE })).id;
}

const CELLS_AT_ONCE = 5000;
const PASTED = ['name', 'sku', 'price'] as const;

/** What a round of pasting puts into one of the three cells of a product. */
export function pastedValue(round: number, id: number, column: number): string {
  return column === 2 ? `${id % 1000}.${(10 + round) % 100}` : `Pasted ${id} ${column} ${round}`;
}

/** As the window sends a big paste: cells in parts into a preview, then Apply. */
export async function paste(ask: Ask, products: number, round: number): Promise<void> {
  const { id } = await ask('previews.begin', { kind: 'paste', subject: 'name, SKU and price' });
  const cells = Array.from({ length: products }, (_, at) =>
    PASTED.map((field, column) => ({ id: at + 1, field, value: pastedValue(round, at + 1, column) })),
  ).flat();
  for (let from = 0; from < cells.length; from += CELLS_AT_ONCE) {
    await ask('previews.addCells', { id, cells: cells.slice(from, from + CELLS_AT_ONCE) });
  }
  await ask('previews.apply', { id });
}
