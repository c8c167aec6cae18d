import { useEffect } from 'react';
import type { NumberMarks } from '../../../../shared/model/money.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { beforeCommands } from '../../../commands/command-store.ts';
import { writeLeft } from './grid-actions.ts';
import { leaveEdit, writeEditsBy } from './open-edit.ts';

/** An open cell gets what was typed into it before anything else is done, and before the window closes. */
export function useOpenEdits(marks: NumberMarks): void {
  useEffect(() => writeEditsBy({ marks, write: (edit) => void writeLeft(edit, marks) }), [marks]);
  useEffect(() => {
    const stops = [beforeCommands(leaveEdit), offshelf().on.flush(leaveEdit)];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
}
