import { BillingPeriod, BillingType, ProductFields, ProductStatus } from '../product.ts';
import type { FieldRule, Transform } from './field-rules.ts';
import type { ProfileFormat } from './format.ts';
import type { Misfit } from './misfit.ts';

/** Everything that writes into the body or reads what was written. */
export function checkBody(profile: ProfileFormat): readonly Misfit[] {
  return [
    ...profile.fields.flatMap(checkRule),
    ...checkPlaces(profile),
    ...checkReference(profile),
    ...checkStored(profile),
    ...checkCompared(profile),
  ];
}

/** The values that a field can have, for those that a person picks from a list. */
const CHOICES: Partial<Readonly<Record<FieldRule['from'], readonly string[]>>> = {
  status: ProductStatus.options,
  billingType: BillingType.options,
  billingPeriod: BillingPeriod.options,
};

/** Transforms that make sense for one field alone. */
const FOR_FIELD: Partial<Readonly<Record<Transform['kind'], FieldRule['from']>>> = {
  lookup: 'currency',
  money: 'price',
  'merge-object': 'customData',
};

function checkRule(rule: FieldRule, at: number): readonly Misfit[] {
  const path = ['fields', at];
  const problems: Misfit[] = rule.transform.flatMap((transform, step) =>
    checkTransform(rule, transform, step).map((message) => ({
      path: [...path, 'transform', step, 'kind'],
      message,
    })),
  );
  const { sendWhen } = rule;
  const choices = sendWhen === undefined ? undefined : CHOICES[sendWhen.field];
  for (const [index, word] of (sendWhen?.in ?? []).entries()) {
    if (choices === undefined || choices.includes(word)) continue;
    const message = `${sendWhen?.field} is never “${word}”; it is one of ${choices.join(', ')}`;
    problems.push({ path: [...path, 'sendWhen', 'in', index], message });
  }
  if (sendWhen?.field === rule.from) {
    problems.push({ path: [...path, 'sendWhen', 'field'], message: 'is the field of this rule itself' });
  }
  return [...problems, ...checkWords(rule, path)];
}

function checkTransform(
  { from, transform }: FieldRule,
  { kind }: Transform,
  step: number,
): readonly string[] {
  const only = FOR_FIELD[kind];
  const kinds = transform.map((each) => each.kind);
  const later = kinds.slice(step + 1);
  const problems: string[] = [];
  if (only !== undefined && only !== from) problems.push(`${kind} is for the field ${only} alone`);
  if (kinds.indexOf(kind) !== step) problems.push(`${kind} is there twice`);
  if (kind === 'list-of-one' && later.length > 0) problems.push('list-of-one must be the last step');
  if (kind === 'const' && kinds.some((each) => each !== 'const' && each !== 'list-of-one')) {
    problems.push('const makes every other step but list-of-one pointless');
  }
  return problems;
}

/** A word of ours that an enum leaves out is a problem of every product that has it; one that is never used is a slip. */
function checkWords({ from, transform }: FieldRule, path: readonly (string | number)[]): readonly Misfit[] {
  const choices = CHOICES[from];
  if (choices === undefined) return [];
  return transform.flatMap((step, at) => {
    if (step.kind !== 'enum') return [];
    return Object.keys(step.values)
      .filter((word) => !choices.includes(word))
      .map((word) => ({
        path: [...path, 'transform', at, 'values', word],
        message: `${from} is never “${word}”; it is one of ${choices.join(', ')}`,
      }));
  });
}

/** Two values at one place, or one inside another, would overwrite each other. */
function checkPlaces({ fields, identity }: ProfileFormat): readonly Misfit[] {
  const own = identity.kind === 'body' || identity.kind === 'own-id' ? identity.to : undefined;
  const places = [
    ...fields.map(({ to }, at) => ({ to, name: `fields[${at}].to`, path: ['fields', at, 'to'] })),
    ...(own === undefined ? [] : [{ to: own, name: 'identity.to', path: ['identity', 'to'] }]),
  ];
  return places.flatMap(({ to, path }, at) => {
    const other = places.slice(0, at).find((before) => collide(before.to, to));
    if (other === undefined) return [];
    const what = other.to === to ? `${to} is filled` : `${other.to} is filled`;
    return [{ path, message: `${what} by ${other.name} already` }];
  });
}

/** Whether two places are one, or one is inside the other. */
export function collide(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

function checkReference({ fields, identity }: ProfileFormat): readonly Misfit[] {
  const merges = fields.flatMap(({ transform }, at) =>
    transform.flatMap((step, index) =>
      step.kind === 'merge-object' && step.clientRef !== undefined ? [{ at, index }] : [],
    ),
  );
  const [first] = merges;
  if (identity.kind === 'custom-data') {
    if (first !== undefined) return [];
    const message = 'needs a merge-object with clientRef, which says where the reference goes';
    return [{ path: ['identity', 'kind'], message }];
  }
  if (first === undefined) return [];
  const message = 'is for "identity": {"kind": "custom-data"} alone';
  return [{ path: ['fields', first.at, 'transform', first.index, 'clientRef'], message }];
}

/** Every field is sent or said to have no place: a field that is neither would be dropped silently. */
function checkStored({ fields, cannotStore }: ProfileFormat): readonly Misfit[] {
  const sent = new Set(fields.filter((rule) => !isConst(rule)).map(({ from }) => from));
  const both = cannotStore.flatMap((field, at) => {
    if (sent.has(field))
      return [{ path: ['cannotStore', at], message: `${field} is sent by a rule of fields` }];
    const isTwice = cannotStore.indexOf(field) !== at;
    return isTwice ? [{ path: ['cannotStore', at], message: `${field} is there twice` }] : [];
  });
  const missing = ProductFields.keyof().options.filter(
    (field) => !sent.has(field) && !cannotStore.includes(field),
  );
  if (missing.length === 0) return both;
  const message = `no rule sends ${missing.join(', ')}: send them, or name them here`;
  return [...both, { path: ['cannotStore'], message }];
}

function isConst({ transform }: FieldRule): boolean {
  return transform.some(({ kind }) => kind === 'const');
}

function checkCompared({ fields, answer }: ProfileFormat): readonly Misfit[] {
  return answer.compare.flatMap(({ sent, as }, at) => {
    const rule = fields.find(({ to }) => sent === to || sent.startsWith(`${to}/`));
    if (rule === undefined) {
      return [{ path: ['answer', 'compare', at, 'sent'], message: `no rule of fields sends ${sent}` }];
    }
    if (!as.startsWith('money') || rule.from === 'price') return [];
    return [{ path: ['answer', 'compare', at, 'as'], message: `${as} is for the price alone` }];
  });
}
