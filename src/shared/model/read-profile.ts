import type { z } from 'zod';
import { sayJsonProblem } from './json-problem.ts';
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
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return { problems: [{ path: '', message: `This is no JSON. ${sayJsonProblem(json)}` }] };
  }
  const parsed = Profile.safeParse(data);
  if (parsed.success) return { profile: parsed.data };
  return { problems: parsed.error.issues.flatMap((issue) => tellIssue(issue, data)) };
}

type Issue = z.core.$ZodIssue;

function tellIssue(issue: Issue, data: unknown): readonly ProfileProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => tell([...issue.path, key], 'is not part of the format. Is it misspelt?'));
  }
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined) {
    return [tellKind([...issue.path, issue.discriminator], issue, data)];
  }
  const isAbsent = issue.code !== 'custom' && isMissing(issue.path, data);
  return [tell(issue.path, isAbsent ? 'is missing' : describe(issue))];
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
    case 'too_small':
      if (issue.minimum === 1 && issue.origin in SIZES) return 'must not be empty';
      return `must ${SIZES[issue.origin]?.(`at least ${issue.minimum}`) ?? `be at least ${issue.minimum}`}`;
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
