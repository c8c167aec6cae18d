import { TableRefusal } from '../../../domain/ports/table-files.ts';

const SAVE_ANEW = 'Open it in a spreadsheet program and save it once more as .xlsx.';

export function refuseDamaged(why = 'Part of it is missing or broken.', cause?: unknown): TableRefusal {
  return new TableRefusal('damaged', `This workbook is damaged. ${why} ${SAVE_ANEW}`, cause);
}

export function refuseBomb(): TableRefusal {
  return new TableRefusal(
    'bomb',
    'This workbook would unpack to far more than it should, so it was not opened. Save the sheet as CSV.',
  );
}

export function refuseLocked(): TableRefusal {
  return new TableRefusal('locked', 'A password protects this workbook. Save it without one first.');
}
