import { useEffect, useMemo, useState } from 'react';
import type { ProductRow } from '../../../../shared/model/query.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { useAnswer } from '../../../bridge/use-answer.ts';
import { readProblemsOf } from '../read-problems.ts';
import { createHiddenProblems, type KnownProblems } from './hidden-problems.ts';
import { createProblemFinder, pairTargets, type RowProblems } from './problems.ts';

/** Finds what is wrong with a row at the remotes in use; what only the whole product shows comes a moment later. */
export function useTargets(): (row: ProductRow) => RowProblems {
  const remotes = useAnswer(offshelf().remotes.list, {}, ['remotes']).value;
  const profiles = useAnswer(offshelf().profiles.list, {}, ['remotes']).value;
  const [known, setKnown] = useState<KnownProblems>(NOTHING_KNOWN);
  const { find, hidden } = useMemo(() => {
    const targets = pairTargets(remotes, profiles);
    const read = (id: number) => readProblemsOf(id, targets ?? []);
    return { find: createProblemFinder(targets), hidden: createHiddenProblems(read, setKnown) };
  }, [remotes, profiles]);
  useEffect(() => hidden.stop, [hidden]);
  return useMemo(
    () => (row) => {
      const { problems, areAll } = find(row);
      if (areAll) return problems;
      hidden.want(row);
      const last = known.get(row.id);
      // A row that is read anew may be the same product still: its corner does not blink.
      return last?.row.version === row.version ? last.problems : problems;
    },
    [find, hidden, known],
  );
}

const NOTHING_KNOWN: KnownProblems = new Map();
