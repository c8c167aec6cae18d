import { useEffect, useMemo, useState } from 'react';
import type { Failed } from '../../../shared/contract/result.ts';
import type { CellEdit, GroupCells } from '../../../shared/model/cell-edit.ts';
import type { ImportPreview } from '../../../shared/model/transfer.ts';
import type { Repair } from '../../../shared/model/transfer-words.ts';
import { type FollowedJob, followJob, type JobProgress } from '../../bridge/jobs.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { announce } from '../../ui/live-region.tsx';
import { sayChanges } from './cell-steps.ts';

const REST_MS = 150;

export type CellsAsked = {
  readonly preview: ImportPreview;
  readonly repair: Repair;
  /** The one with the most such cells where left out. */
  readonly column: number | null;
  /** `null` changes nothing. */
  readonly edit: CellEdit | null;
};

export type CellsTold = {
  /** Of what was asked last and answered. */
  readonly cells: GroupCells | null;
  readonly problem: Failed | null;
  /** What is shown is not yet what was asked. */
  readonly waits: boolean;
  /** Of what is asked now; `null` until something was heard. */
  readonly progress: JobProgress | null;
};

type Answered = Pick<CellsTold, 'cells' | 'problem'> & { readonly question: object | null };
type Heard = { readonly question: object; readonly progress: JobProgress };

/** The cells of a group and what a change of them would do, counted anew when nothing more is typed; what was asked before ends. */
export function useCells({ preview, repair, column, edit }: CellsAsked): CellsTold {
  const [answered, setAnswered] = useState<Answered>({ question: null, cells: null, problem: null });
  const [heard, setHeard] = useState<Heard | null>(null);
  const question = useMemo(
    () => ({
      id: preview.id,
      repair,
      ...(column !== null && { column }),
      ...(edit !== null && { edit }),
    }),
    [preview, repair, column, edit],
  );
  useEffect(() => {
    let following: FollowedJob | null = null;
    let wanted = true;
    const ask = async (): Promise<void> => {
      const mine = followJob((progress) => setHeard({ question, progress }));
      following = mine;
      const answer = await offshelf().imports.cells({ ...question, job: mine.job });
      mine.end();
      if (!wanted) return;
      setAnswered((old) =>
        answer.ok
          ? { question, cells: answer.value, problem: null }
          : { question, cells: old.cells, problem: answer.error },
      );
      if (answer.ok && question.edit !== undefined) announce(sayChanges(answer.value, cellsOf(answer.value)));
    };
    const timer = setTimeout(() => void ask(), REST_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
      following?.cancel();
    };
  }, [question]);
  const { cells, problem } = answered;
  const progress = heard?.question === question ? heard.progress : null;
  return { cells, problem, waits: answered.question !== question, progress };
}

/** So many cells of the column that was asked about have the problem. */
export function cellsOf({ columns, column }: GroupCells): number {
  return columns.find((one) => one.column === column)?.cells ?? 0;
}
