import type { ImageUpload } from '../../../shared/model/image-place.ts';
import type { Issue } from '../../../shared/model/issue.ts';
import type { ProductField, ProductFields } from '../../../shared/model/product.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import { toPublished, uploadFor } from '../../../shared/model/published-image.ts';
import type { Remote } from '../../../shared/model/remote.ts';
import { validateAnywhere, validateProduct } from '../../../shared/model/validate.ts';
import { FIELD_ORDER } from './field-order.ts';

/** A remote with the profile that it follows. */
export type RemoteTarget = { readonly remote: Remote; readonly profile: Profile };

/** Another product here with the same SKU; `accountIds` are the accounts where it was sent or is unsure. */
export type SkuUse = { readonly id: number; readonly name: string; readonly accountIds: readonly number[] };

/** An issue with the remotes that have it: what two remotes say alike stands there once. */
export type FieldIssue = Issue & {
  readonly remotes: readonly RemoteTarget[];
  /** What is said without the name of who says it: `needs a name.` */
  readonly rest: string;
};

export type IssuesByField = { readonly [F in ProductField]?: readonly FieldIssue[] };

/** What the form says about one remote. */
export type RemoteVerdict = {
  readonly target: RemoteTarget;
  readonly problems: number;
  readonly hints: number;
};

export type Checked = { readonly byField: IssuesByField; readonly verdicts: readonly RemoteVerdict[] };

/** Pairs the remotes in use with their profiles; one whose profile is missing can't be checked and is left out. */
export function pairTargets(
  remotes: readonly Remote[],
  profiles: readonly Profile[],
): readonly RemoteTarget[] {
  return remotes.flatMap((remote) => {
    const profile = profiles.find(({ id }) => id === remote.profileId);
    return remote.removedAt !== null || profile === undefined ? [] : [{ remote, profile }];
  });
}

/** What else there is to know of a product for checking it. */
export type FormFacts = {
  readonly skuUse: readonly SkuUse[];
  /** How the file that is its image stands at the places for images. */
  readonly uploads: readonly ImageUpload[];
};

/** Checks a product against every remote at once; without any, against what none of them takes. */
export function checkEverywhere(
  fields: ProductFields,
  targets: readonly RemoteTarget[],
  facts: FormFacts,
): Checked {
  const found = targets.map((target) => ({ target, issues: checkAt(fields, target, facts) }));
  const merged: FieldIssue[] = targets.length > 0 ? [] : validateAnywhere(fields).map(ofNoRemote);
  for (const { target, issues } of found) {
    for (const issue of issues) mergeIssue(merged, issue, target);
  }
  const byField = Object.fromEntries(
    FIELD_ORDER.map((field) => [field, merged.filter((issue) => issue.field === field)] as const).filter(
      ([, issues]) => issues.length > 0,
    ),
  );
  return { byField, verdicts: found.map(({ target, issues }) => countIssues(target, issues)) };
}

function ofNoRemote(issue: Issue): FieldIssue {
  return { ...issue, rest: issue.text, remotes: [] };
}

function checkAt(
  fields: ProductFields,
  { remote, profile }: RemoteTarget,
  { skuUse, uploads }: FormFacts,
): readonly Issue[] {
  const taken = skuUse.find(({ accountIds }) => accountIds.includes(remote.accountId));
  const upload = uploadFor(fields, remote, uploads);
  return validateProduct(
    fields,
    { profile, settings: remote.settings },
    {
      ...(taken && { skuTakenBy: taken.name }),
      ...(upload && { image: toPublished(upload) }),
    },
  );
}

function mergeIssue(merged: FieldIssue[], issue: Issue, target: RemoteTarget): void {
  const rest = withoutName(issue.text, target.profile.name);
  const at = merged.findIndex((other) => other.field === issue.field && other.rest === rest);
  const same = merged[at];
  if (same === undefined) merged.push({ ...issue, rest, remotes: [target] });
  else merged[at] = { ...same, remotes: [...same.remotes, target] };
}

function withoutName(text: string, name: string): string {
  return text.startsWith(`${name} `) ? text.slice(name.length + 1) : text;
}

/** The issue as a sentence: `Jani needs a name.`, or `Jani, JourneyBee: needs a name.` */
export function sayIssue({ text, rest, remotes }: FieldIssue): string {
  const [first, second] = remotes;
  if (first === undefined) return text;
  if (second === undefined && text.includes(first.profile.name)) {
    return text.replaceAll(first.profile.name, first.remote.name);
  }
  return `${remotes.map(({ remote }) => remote.name).join(', ')}: ${rest}`;
}

function countIssues(target: RemoteTarget, issues: readonly Issue[]): RemoteVerdict {
  const problems = issues.filter(({ level }) => level === 'problem').length;
  return { target, problems, hints: issues.length - problems };
}

/** Keeps the old object wherever nothing changed, so that a key repaints only the fields whose issues did. */
export function reuseUnchanged(before: IssuesByField, after: IssuesByField): IssuesByField {
  return Object.fromEntries(
    FIELD_ORDER.flatMap((field) => {
      const now = after[field];
      if (now === undefined) return [];
      const old = before[field];
      return [[field, old !== undefined && sameIssues(old, now) ? old : now] as const];
    }),
  );
}

function sameIssues(a: readonly FieldIssue[], b: readonly FieldIssue[]): boolean {
  return (
    a.length === b.length &&
    a.every((issue, at) => {
      const other = b[at];
      return (
        other !== undefined &&
        issue.text === other.text &&
        issue.level === other.level &&
        issue.remotes.length === other.remotes.length &&
        issue.remotes.every((target, index) => target === other.remotes[index])
      );
    })
  );
}

/** The next field with a problem after the given one, round and round; `null` when there is none. */
export function nextProblem(byField: IssuesByField, after: ProductField | null): ProductField | null {
  const start = after === null ? 0 : FIELD_ORDER.indexOf(after) + 1;
  const order = [...FIELD_ORDER.slice(start), ...FIELD_ORDER.slice(0, start)];
  return order.find((field) => byField[field]?.some(({ level }) => level === 'problem')) ?? null;
}
