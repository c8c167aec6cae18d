import { type ProfileProblem, readProfile } from '../../../src/shared/model/read-profile.ts';

type Json = Record<string, never>;

/** What is said about a profile that was changed at one place; `undefined` takes the key away. */
function problemsOf(profile: unknown, path: string, value: unknown): readonly ProfileProblem[] {
  const copy = structuredClone(profile) as Json;
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const at = steps.reduce<Json>((inner, step) => inner[step] as unknown as Json, copy);
  if (value === undefined) delete at[last];
  else (at as Record<string, unknown>)[last] = value;
  const reading = readProfile(JSON.stringify(copy));
  return 'problems' in reading ? reading.problems : [];
}

export function told(profile: unknown, path: string, value: unknown): readonly string[] {
  return problemsOf(profile, path, value).map((problem) => `${problem.path}: ${problem.message}`);
}
