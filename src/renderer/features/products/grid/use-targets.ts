import { useMemo } from 'react';
import type { ProductRow } from '../../../../shared/model/query.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { useAnswer } from '../../../bridge/use-answer.ts';
import { createProblemFinder, pairTargets, type RowProblems } from './problems.ts';

/** Finds what is wrong with a row at the remotes in use. */
export function useTargets(): (row: ProductRow) => RowProblems {
  const remotes = useAnswer(offshelf().remotes.list, {}, ['remotes']).value;
  const profiles = useAnswer(offshelf().profiles.list, {}, ['remotes']).value;
  return useMemo(() => createProblemFinder(pairTargets(remotes, profiles)), [remotes, profiles]);
}
