import type { GroupCells } from '../../../../shared/model/cell-edit.ts';
import { shorten } from '../catalog/shorten.ts';

/** UTF-16 units; a longer text is none that somebody chooses from a list. */
const LONGEST = 200;
/** More different texts are not counted: they are not the same fault many times. */
const MOST_TEXTS = 10_000;
const MOST_TOLD = 20;
const MOST_EXAMPLES = 3;

export type CellTally = {
  /** A row: its cells, and the columns that its problem is in. */
  readonly add: (cells: readonly (string | null)[], faulty: readonly number[]) => void;
  readonly told: () => GroupCells;
};

/** Counts cells that have the same problem; of one column, or of the first one that has any, what stands in them, too. */
export function tallyCells(asked: number | null, change: ((text: string) => string) | null): CellTally {
  const columns = new Map<number, number>();
  const texts = new Map<string, number>();
  const examples: GroupCells['examples'] = [];
  let counted = asked;
  let changes = 0;
  const compare = (before: string): void => {
    const after = change === null ? before : change(before);
    if (after === before) return;
    changes += 1;
    if (examples.length === MOST_EXAMPLES) return;
    const shown = shorten(before, LONGEST, '…');
    if (examples.every((example) => example.before !== shown))
      examples.push({ before: shown, after: shorten(after, LONGEST, '…') });
  };
  return {
    add: (cells, faulty) => {
      for (const column of faulty) columns.set(column, (columns.get(column) ?? 0) + 1);
      counted ??= faulty[0] ?? null;
      if (counted === null || !faulty.includes(counted)) return;
      const text = cells[counted] ?? '';
      const isKnown = texts.has(text);
      if (isKnown || (text.length <= LONGEST && texts.size < MOST_TEXTS))
        texts.set(text, (texts.get(text) ?? 0) + 1);
      compare(text);
    },
    told: () => ({
      column: counted,
      columns: sortByCount(columns).map(([column, cells]) => ({ column, cells })),
      values: sortByCount(texts)
        .slice(0, MOST_TOLD)
        .map(([text, cells]) => ({ text, cells })),
      changes,
      examples,
    }),
  };
}

function sortByCount<T>(counts: ReadonlyMap<T, number>): readonly (readonly [T, number])[] {
  return [...counts].toSorted(([, a], [, b]) => b - a);
}
