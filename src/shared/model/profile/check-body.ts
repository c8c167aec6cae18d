import { choicesOf } from '../cell-rules.ts';
import { ProductFields } from '../product.ts';
import { checkPlaces } from './check-places.ts';
import type { FieldRule, Transform } from './field-rules.ts';
import type { ProfileFormat } from './format.ts';
import type { Misfit } from './misfit.ts';

/** Everything that writes into the body or reads what was written. */
export function checkBody(profile: ProfileFormat): readonly Misfit[] {
  const places = checkPlaces(profile);
  return [
    ...profile.fields.flatMap(checkRule),
    ...profile.fields.flatMap((rule, at) => checkEmpty(rule, at, profile.codec)),
    ...places,
    ...checkReference(profile),
    ...checkStored(profile),
    // Where the places are wrong, what is compared at them follows.
    ...(places.length > 0 ? [] : checkCompared(profile)),
  ];
}

/** Why a field never has a value that is named for it; `undefined` where it may have it. */
function whyNever(field: FieldRule['from'], word: string): string | undefined {
  if (field === 'currency') {
    return /^[A-Z]{3}$/.test(word)
      ? undefined
      : `currency is never “${word}”; it is a code of three capitals such as EUR`;
  }
  const choices = choicesOf(field);
  if (choices === null || choices.includes(word)) return undefined;
  return `${field} is never “${word}”; it is one of ${choices.join(', ')}`;
}

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
  for (const [index, word] of (sendWhen?.in ?? []).entries()) {
    const message = sendWhen && whyNever(sendWhen.field, word);
    if (message !== undefined) problems.push({ path: [...path, 'sendWhen', 'in', index], message });
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
  if (kind === 'enum' && kinds.includes('money'))
    problems.push('enum has no words for prices: money alone writes them');
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
  if (transform.some(({ kind }) => kind === 'money')) return [];
  return transform.flatMap((step, at) => {
    if (step.kind !== 'enum') return [];
    const words = Object.keys(step.values);
    const values = [...path, 'transform', at, 'values'];
    if (words.length === 0) return [{ path: values, message: 'must not be empty: no word would be known' }];
    return words.flatMap((word) => {
      const message = whyNever(from, word);
      return message === undefined ? [] : [{ path: [...values, word], message }];
    });
  });
}

/** What is sent for an empty field, and what a form can't say. */
function checkEmpty(
  { from, required, whenEmpty, transform }: FieldRule,
  at: number,
  codec: ProfileFormat['codec'],
): readonly Misfit[] {
  const path = ['fields', at];
  const problems: Misfit[] = [];
  if (required && whenEmpty !== 'omit') {
    const message = `is never used: a product without ${from} is not sent, because "required" is true`;
    problems.push({ path: [...path, 'whenEmpty'], message });
  }
  if (codec !== 'form') return problems;
  if (whenEmpty === 'null') {
    const message =
      'can’t be null in a form, which has text alone: say "omit", or "\\"\\"" for an empty text';
    problems.push({ path: [...path, 'whenEmpty'], message });
  }
  const merges = transform.some(({ kind }) => kind === 'merge-object' || kind === 'const');
  if (from === 'customData' && !merges) {
    const message = 'needs {"kind": "merge-object"} in a form: without it the JSON leaves as one text';
    problems.push({ path: [...path, 'transform'], message });
  }
  return problems;
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
