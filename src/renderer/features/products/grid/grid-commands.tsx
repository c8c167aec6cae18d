import type { NumberMarks } from '../../../../shared/model/money.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { askForPaste } from './ask-for-paste.ts';
import { selectEverything, selectWholeColumns, selectWholeRows } from './cell-selection.ts';
import { readPasted } from './clipboard.ts';
import { fillHere } from './fill-actions.ts';
import { goToProblem } from './go-to-problem.ts';
import { clearHere, copyHere, cutHere, pasteHere, reselect, type ShowPreview } from './grid-actions.ts';
import { changeTicks } from './grid-ticks.ts';

type Props = {
  readonly marks: NumberMarks;
  readonly onPreview: ShowPreview;
  readonly onColumns: () => void;
  readonly onColumnMenu: () => void;
};

/** Offers what the grid does with its cells. Shows nothing. */
export function GridCommands({ marks, onPreview, onColumns, onColumnMenu }: Props) {
  const offer = { enabled: true } as const;
  useCommand('cells.selectAll', { ...offer, run: () => reselect(selectEverything) });
  useCommand('cells.selectRows', { ...offer, run: () => reselect(selectWholeRows) });
  useCommand('cells.selectColumns', {
    ...offer,
    run: () => reselect((selection, _columns, rows) => selectWholeColumns(selection, rows)),
  });
  useCommand('cells.tick', { ...offer, run: changeTicks });
  useCommand('cells.copy', { ...offer, run: async () => void (await copyHere(marks)) });
  useCommand('cells.cut', { ...offer, run: () => cutHere(marks, onPreview) });
  useCommand('cells.paste', {
    ...offer,
    run: () => askForPaste((data) => void pasteHere(readPasted(data), marks, onPreview)),
  });
  useCommand('cells.clear', { ...offer, run: () => clearHere(false, onPreview) });
  useCommand('cells.notSet', { ...offer, run: () => clearHere(true, onPreview) });
  const fill = (kind: 'down' | 'right', series: boolean) => ({
    ...offer,
    run: () => fillHere({ kind, series }, marks, onPreview),
  });
  useCommand('cells.fillDown', fill('down', false));
  useCommand('cells.fillRight', fill('right', false));
  useCommand('cells.fillSeries', fill('down', true));
  useCommand('cells.nextProblem', { ...offer, run: () => goToProblem(1) });
  useCommand('cells.previousProblem', { ...offer, run: () => goToProblem(-1) });
  useCommand('cells.columnMenu', { ...offer, run: onColumnMenu });
  useCommand('view.columns', { ...offer, run: onColumns });
  return null;
}
