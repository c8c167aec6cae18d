import type { z } from 'zod';
import { findDoubleKeys } from './double-keys.ts';
import { sayJsonProblem } from './json-problem.ts';
import { findNearest } from './nearest.ts';
import { keysAt } from './profile/keys-at.ts';
import { Profile } from './profile.ts';

export type ProfileProblem = {
  /** Where it is, such as `fields[2].transform[0].kind`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
};

export type ProfileReading = { readonly profile: Profile } | { readonly problems: readonly ProfileProblem[] };

/** Reads the text of a profile file; every mistake is named with its path, in plain words. */
export function readProfile(text: string): ProfileReading {
  const json = text.replace(/^\uFEFF/, '');
  if (/[\0\uFFFD]/.test(json)) {
    return { problems: [{ path: '', message: 'This is no text in UTF-8. Save the file as UTF-8.' }] };
  }
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return { problems: [{ path: '', message: `This is no JSON. ${sayJsonProblem(json)}` }] };
  }
  const double = findDoubleKeys(json).map((path) =>
    tell(path, 'is there twice: only the last one would count'),
  );
  const parsed = Profile.safeParse(data);
  if (parsed.success) return double.length > 0 ? { problems: double } : { profile: parsed.data };
  const issues = withoutFollowers(parsed.error.issues);
  return { problems: [...double, ...issues.flatMap((issue) => tellIssue(issue, data))] };
}

/** What a part of a profile that is wrong in itself makes wrong elsewhere, by the first key of a path. */
const FOLLOWERS: Readonly<Record<string, readonly string[]>> = {
  auth: ['auth', 'headers', 'identity'],
  headers: ['headers'],
  create: ['create'],
  fields: ['fields', 'answer', 'identity', 'lookUp', 'cannotStore'],
  answer: ['answer', 'errors', 'lookUp'],
  errors: ['errors'],
  identity: ['identity', 'create', 'fields', 'lookUp'],
  lookUp: ['lookUp'],
};

/** Whether parts fit together is told once each of them is right in itself: what follows from a mistake is none of its own. */
function withoutFollowers(issues: readonly Issue[]): readonly Issue[] {
  const wrong = issues.filter(({ code }) => code !== 'custom').map(({ path }) => String(path[0] ?? ''));
  const follows = new Set(wrong.flatMap((part) => FOLLOWERS[part] ?? []));
  return issues.filter(({ code, path }) => code !== 'custom' || !follows.has(String(path[0] ?? '')));
}

type Issue = z.core.$ZodIssue;

function tellIssue(issue: Issue, data: unknown): readonly ProfileProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => tell([...issue.path, key], sayUnknown(key, issue.path, data)));
  }
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined) {
    return [tellKind([...issue.path, issue.discriminator], issue, data)];
  }
  const isAbsent = issue.code !== 'custom' && isMissing(issue.path, data);
  return [tell(issue.path, isAbsent ? 'is missing' : describe(issue))];
}

/** With the key that was probably meant, before all of those that are not there. */
function sayUnknown(key: string, path: readonly PropertyKey[], data: unknown): string {
  const keys = keysAt(path);
  const absent = keys.filter((known) => isMissing([...path, known], data));
  const nearest = findNearest(key, absent) ?? findNearest(key, keys);
  const isThere = nearest !== undefined && !absent.includes(nearest);
  const meant = isThere ? `Did you mean ${nearest}, which is there too?` : `Did you mean ${nearest}?`;
  return `is not part of the format. ${nearest === undefined ? 'Is it misspelt?' : meant}`;
}

/** The one key that says what the others mean; zod puts it behind the path or into it. */
function tellKind(
  path: readonly PropertyKey[],
  issue: Extract<Issue, { code: 'invalid_union' }>,
  data: unknown,
): ProfileProblem {
  const at = issue.path.at(-1) === issue.discriminator ? issue.path : path;
  const kinds = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
  const oneOf = kinds.length === 0 ? '' : `must be one of ${kinds.map(quote).join(', ')}`;
  if (isMissing(at, data)) return tell(at, oneOf === '' ? 'is missing' : `is missing: it ${oneOf}`);
  return tell(at, oneOf === '' ? 'is not known' : oneOf);
}

function describe(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `must be ${quote(issue.values[0])}`
        : `must be one of ${issue.values.map(quote).join(', ')}`;
    case 'invalid_key':
      return issue.issues[0]?.message ?? issue.message;
    case 'too_small': {
      if (!issue.message.startsWith('Too small')) return issue.message; // the format's own words
      if (issue.minimum === 1 && issue.origin in SIZES) return 'must not be empty';
      const least = issue.inclusive === false ? Number(issue.minimum) + 1 : issue.minimum; // of whole numbers
      return `must ${SIZES[issue.origin]?.(`at least ${least}`) ?? `be at least ${least}`}`;
    }
    case 'too_big':
      return `must ${SIZES[issue.origin]?.(`at most ${issue.maximum}`) ?? `be at most ${issue.maximum}`}`;
    default:
      return issue.message;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'an object in { }',
  record: 'an object in { }',
};

const SIZES: Readonly<Record<string, (size: string) => string>> = {
  string: (size) => `have ${size} characters`,
  array: (size) => `have ${size} entries`,
};

function quote(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

function isMissing(path: readonly PropertyKey[], data: unknown): boolean {
  const value = path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined),
    data,
  );
  return value === undefined;
}

function tell(path: readonly PropertyKey[], message: string): ProfileProblem {
  return { path: writePath(path), message: /[.!?]$/.test(message) ? message : `${message}.` };
}

/** As JavaScript would write it; a name with other signs in it stands in quotes. */
function writePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    const name = String(step);
    if (!/^[\w$-]+$/.test(name)) return `${text}[${JSON.stringify(name)}]`;
    return text === '' ? name : `${text}.${name}`;
  }, '');
}
