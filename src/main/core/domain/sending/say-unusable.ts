import type { ProfileSource } from '../ports/profile-source.ts';
import { sayProblems } from './say-problems.ts';

/** Why nothing can be sent by a profile that `find` does not have, and what a person can do. */
export function sayUnusable(profiles: ProfileSource, id: string): string {
  const problems = profiles.problems(id);
  if (problems.length === 0) return `Offshelf does not know the kind of remote “${id}”.`;
  return `This version of Offshelf can’t follow the profile “${id}”: ${sayProblems(problems)} Nothing is sent by it. Use the version that it was added with, or a newer one; or mend the file, give it an id of its own, and make a new remote with it, which does not know what was sent before.`;
}
