import { expectPresent } from '../../../../shared/assert.ts';
import type { ProfileProblem } from '../../../../shared/model/read-profile.ts';

/** The first mistake of a profile, and how many there are besides. */
export function sayProblems(problems: readonly ProfileProblem[]): string {
  const { path, message } = expectPresent(problems[0], 'a file that can’t be used has a mistake');
  const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`;
  return `${path === '' ? '' : `${path}: `}${message}${more}`;
}
