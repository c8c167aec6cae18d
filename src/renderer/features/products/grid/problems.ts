import type { Issue } from '../../../../shared/model/issue.ts';
import type { ProductField } from '../../../../shared/model/product.ts';
import type { ProductRow } from '../../../../shared/model/query.ts';
import type { Target } from '../../../../shared/model/validate.ts';
import { validateAnywhere, validateProduct } from '../../../../shared/model/validate.ts';

/** What is wrong with a row's fields, by field; the first sentence of each. */
export type RowProblems = ReadonlyMap<ProductField, string>;

const NONE: RowProblems = new Map();

/**
 * Remembers what was found for rows that did not change since. One for each choice of remotes; `null` while those are not
 * known.
 */
export function createProblemFinder(targets: readonly Target[] | null): (row: ProductRow) => RowProblems {
  const known = new WeakMap<ProductRow, RowProblems>();
  return (row) => {
    if (targets === null) return NONE;
    const found = known.get(row) ?? findProblems(row, targets);
    known.set(row, found);
    return found;
  };
}

/** Of a text that was cut for the list nothing is said: what is wrong with it may stand in the rest. */
function findProblems(row: ProductRow, targets: readonly Target[]): RowProblems {
  const all =
    targets.length === 0
      ? validateAnywhere(row)
      : targets.flatMap((target): readonly Issue[] => validateProduct(row, target));
  const issues = all.filter(({ level, field }) => level === 'problem' && !row.cut.includes(field));
  // The first sentence about a field stays.
  return new Map(issues.toReversed().map(({ field, text }) => [field, text] as const));
}
