import { choicesOf } from '../../../../shared/model/cell-rules.ts';
import type { NumberMarks } from '../../../../shared/model/money.ts';
import type { ProductField } from '../../../../shared/model/product.ts';
import { fieldOf, type GridColumnId } from './grid-columns.ts';
import { type PastePlan, pastedValue, readPasted } from './paste-plan.ts';

/** What a person has to know or say before a table is pasted. */
export type PasteSurvey = {
  /** A price that reads two ways, with both readings; `null` when every one is plain. */
  readonly twoWays: { readonly text: string; readonly readings: readonly [string, string] } | null;
  /** Texts that a field of a few words does not know, each once. */
  readonly unreadable: readonly { readonly field: ProductField; readonly text: string }[];
};

/** Looks once at every text of a table in every field that it goes into. */
export function surveyPaste(
  plan: PastePlan,
  columns: readonly GridColumnId[],
  marks: NumberMarks,
): PasteSurvey {
  let twoWays: PasteSurvey['twoWays'] = null;
  const unreadable = new Map<string, { field: ProductField; text: string }>();
  const seen = new Set<string>();
  for (const block of plan.blocks) {
    for (let column = block.x; column < block.x + block.width; column += 1) {
      const id = columns[column];
      const field = id === undefined ? null : fieldOf(id);
      if (field === null || !canAsk(field)) continue;
      for (let row = block.y; row < block.y + Math.min(block.height, plan.table.length); row += 1) {
        const text = pastedValue(plan, block, column, row);
        if (text === undefined || text === null) continue;
        const key = `${field} ${text}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const reading = readPasted(plan, block, { field, column, row }, marks, null, { any: true });
        if (reading?.kind === 'two-ways') twoWays ??= { text, readings: reading.readings };
        if (reading?.kind === 'unreadable') unreadable.set(key, { field, text });
      }
    }
  }
  return { twoWays, unreadable: [...unreadable.values()] };
}

/** Every other field takes any text as it is: in a long table most of them need no look. */
function canAsk(field: ProductField): boolean {
  return field === 'price' || choicesOf(field) !== null;
}
