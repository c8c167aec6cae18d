import { useMemo } from 'react';
import type { Profile } from '../../../../shared/model/profile.ts';
import type { ProductRow } from '../../../../shared/model/query.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import type { Target } from '../../../../shared/model/validate.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { useAnswer } from '../../../bridge/use-answer.ts';
import { createProblemFinder, type RowProblems } from './problems.ts';

/** Finds what is wrong with a row at the remotes in use. */
export function useTargets(): (row: ProductRow) => RowProblems {
  const remotes = useAnswer(offshelf().remotes.list, {}, ['remotes']).value;
  const profiles = useAnswer(offshelf().profiles.list, {}, ['remotes']).value;
  return useMemo(() => createProblemFinder(pairTargets(remotes, profiles)), [remotes, profiles]);
}

/** `null` where there are remotes of which no rules are known. */
function pairTargets(
  remotes: readonly Remote[] | undefined,
  profiles: readonly Profile[] | undefined,
): readonly Target[] | null {
  if (remotes === undefined || profiles === undefined) return null;
  const used = remotes.filter(({ removedAt }) => removedAt === null);
  const targets = used.flatMap(({ profileId, settings }) => {
    const profile = profiles.find(({ id }) => id === profileId);
    return profile === undefined ? [] : [{ profile, settings }];
  });
  return used.length > 0 && targets.length === 0 ? null : targets;
}
