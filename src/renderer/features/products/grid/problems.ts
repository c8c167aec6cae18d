import type { ImageUpload } from '../../../../shared/model/image-place.ts';
import type { Issue } from '../../../../shared/model/issue.ts';
import type { ProductField, ProductFields } from '../../../../shared/model/product.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import { toPublished, uploadFor } from '../../../../shared/model/published-image.ts';
import type { ProductRow } from '../../../../shared/model/query.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import { type Target, validateAnywhere, validateProduct } from '../../../../shared/model/validate.ts';

/** What is wrong with a row's fields, by field; the first sentence of each. */
export type RowProblems = ReadonlyMap<ProductField, string>;

/** A remote in use, with its rules. */
export type ProblemTarget = Target & Pick<Remote, 'accountId'>;

/** What else the catalog knows of a product: others with its SKU, and how its image stands at the places for images. */
export type ProblemFacts = {
  readonly skuUse: readonly { readonly name: string; readonly accountIds: readonly number[] }[];
  readonly uploads: readonly ImageUpload[];
};

export const NO_PROBLEMS: RowProblems = new Map();

/** The remotes in use with their rules; `null` where there are remotes of which no rules are known. */
export function pairTargets(
  remotes: readonly Remote[] | undefined,
  profiles: readonly Profile[] | undefined,
): readonly ProblemTarget[] | null {
  if (remotes === undefined || profiles === undefined) return null;
  const used = remotes.filter(({ removedAt }) => removedAt === null);
  const targets = used.flatMap(({ profileId, settings, accountId }) => {
    const profile = profiles.find(({ id }) => id === profileId);
    return profile === undefined ? [] : [{ profile, settings, accountId }];
  });
  return used.length > 0 && targets.length === 0 ? null : targets;
}

/** What a row of a list itself says. */
type Found = {
  readonly problems: RowProblems;
  /** The catalog counts more than these: in a text that is cut here, or an SKU that another product has. */
  readonly areAll: boolean;
};

/**
 * Remembers what was found for rows that did not change since. One for each choice of remotes; `null` while those are not
 * known.
 */
export function createProblemFinder(targets: readonly Target[] | null): (row: ProductRow) => Found {
  const known = new WeakMap<ProductRow, Found>();
  return (row) => {
    if (targets === null) return NOTHING_FOUND;
    const found = known.get(row) ?? findProblems(row, targets);
    known.set(row, found);
    return found;
  };
}

const NOTHING_FOUND: Found = { problems: NO_PROBLEMS, areAll: true };

/** Of a text that was cut for the list nothing is said: what is wrong with it may stand in the rest. */
function findProblems(row: ProductRow, targets: readonly Target[]): Found {
  const all =
    targets.length === 0
      ? validateAnywhere(row)
      : targets.flatMap((target): readonly Issue[] => validateProduct(row, target));
  const seen = onlyProblems(all).filter(({ field }) => !row.cut.includes(field));
  const counted = row.remotes.reduce((sum, { problems }) => sum + problems, 0);
  return { problems: sayByField(seen), areAll: counted <= seen.length };
}

/** The same of a whole product: nothing is cut, and what only the catalog knows counts, too. */
export function findAllProblems(
  fields: ProductFields,
  targets: readonly ProblemTarget[],
  facts: ProblemFacts,
): RowProblems {
  if (targets.length === 0) return sayByField(onlyProblems(validateAnywhere(fields)));
  return sayByField(onlyProblems(targets.flatMap((target) => validateWith(fields, target, facts))));
}

function validateWith(
  fields: ProductFields,
  target: ProblemTarget,
  { skuUse, uploads }: ProblemFacts,
): readonly Issue[] {
  const taken = skuUse.find(({ accountIds }) => accountIds.includes(target.accountId));
  const upload = uploadFor(fields, target, uploads);
  return validateProduct(fields, target, {
    ...(taken && { skuTakenBy: taken.name }),
    ...(upload && { image: toPublished(upload) }),
  });
}

function onlyProblems(issues: readonly Issue[]): readonly Issue[] {
  return issues.filter(({ level }) => level === 'problem');
}

function sayByField(problems: readonly Issue[]): RowProblems {
  // The first sentence about a field stays.
  return new Map(problems.toReversed().map(({ field, text }) => [field, text] as const));
}
