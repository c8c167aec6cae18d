import type { NumberMarks } from '../../../../shared/model/money.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { t } from '../../../i18n/t.ts';
import { marksOf } from '../../../ui/number-marks.ts';
import { showRefusal } from '../../../ui/toasts.tsx';
import { shownLook } from '../look-store.ts';
import { useRows } from '../rows-store.ts';
import { askForPaste } from './ask-for-paste.ts';
import { selectCell } from './cell-selection.ts';
import { readPasted } from './clipboard.ts';
import { readGridColumns } from './columns-store.ts';
import { readSheet } from './grid-actions.ts';
import { fieldOf, type GridColumnId } from './grid-columns.ts';
import type { PasteAsk } from './paste-flow.ts';
import type { PasteTarget } from './paste-plan.ts';
import { startPaste, usePasteAsk } from './paste-store.ts';
import type { FieldTable } from './table-html.ts';

/** Pastes as new products what is on the clipboard, whatever the list shows. */
export async function pasteAsNew(): Promise<void> {
  const marks = await readMarks();
  await askForPaste((data) => {
    const given = readPasted(data);
    if (given === null) return showRefusal(t`There is no text to paste.`);
    const ask = askNew(given, marks);
    // Reading a long table took its time: the window goes on in between.
    setTimeout(() => void startPaste(ask));
  });
}

/** Where no row is, a paste can only add: that is asked about first. */
export async function offerAsNew(given: FieldTable): Promise<void> {
  usePasteAsk.setState({ ask: askNew(given, await readMarks()) });
}

async function readMarks(): Promise<NumberMarks> {
  const info = await offshelf().app.info({});
  return marksOf(info.ok ? info.value.locale : navigator.language);
}

function askNew(given: FieldTable, marks: NumberMarks): PasteAsk {
  return { given, target: targetOf(given), list: useRows.getState(), marks, asNew: true };
}

/** From the column of the selected cell on; where no cells are in sight, from the first, or what each column came from. */
function targetOf({ fields }: FieldTable): PasteTarget {
  const { selection, columns, rows } = readSheet();
  if (selection !== null && shownLook() === 'grid') return { selection, columns, rows };
  const isOurs = fields.some((field) => field !== null);
  const named = isOurs
    ? fields.map((field): GridColumnId => field ?? 'marks')
    : readGridColumns().filter(isField);
  return { selection: selectCell(0, 0), columns: named, rows };
}

function isField(id: GridColumnId): boolean {
  return fieldOf(id) !== null;
}
