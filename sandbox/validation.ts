import type { z } from 'zod';

export type Issue = { readonly code: string; readonly path: readonly string[]; readonly message: string };

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly [Issue, ...Issue[]] };

/** Parses JSON text; undefined (which JSON cannot say) means that it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Checks a body against a schema and words each issue as the public APIs do ("Required" for a missing field). */
export function checkBody<T>(schema: z.ZodType<T>, body: unknown): Checked<T> {
  const result = schema.safeParse(body);
  if (result.success) return { ok: true, value: result.data };
  const [first, ...rest] = result.error.issues.flatMap((issue) => toIssues(issue, body));
  if (first === undefined) throw new Error('a failed check has at least one issue');
  return { ok: false, issues: [first, ...rest] };
}

function toIssues(issue: z.core.$ZodIssue, body: unknown): readonly Issue[] {
  const { code } = issue;
  if (code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ code, path: [key], message: 'Unrecognized key' }));
  }
  const path = issue.path.map(String);
  return [{ code, path, message: isMissing(body, path[0]) ? 'Required' : issue.message }];
}

function isMissing(body: unknown, field: string | undefined): boolean {
  return field !== undefined && typeof body === 'object' && body !== null && !(field in body);
}
