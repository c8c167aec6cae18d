import type { Handlers } from '../../../../shared/contract/api.ts';
import { createTurns } from '../../../../shared/take-turns.ts';
import { createPurging } from '../editing/purge.ts';
import { applyImport } from './apply-import.ts';
import { changeCells, lookAtCells } from './change-cells.ts';
import type { ImportDeps } from './deps.ts';
import { exportProducts } from './export-products.ts';
import { getImport, leaveOutImported, mendRow, readImportPage } from './import-preview.ts';
import { lookAtFile } from './look-at-file.ts';
import { prepareImport } from './prepare-import.ts';
import { saveProblems } from './save-problems.ts';

export type ImportCommands = Pick<
  Handlers<'command'>,
  | 'imports.look'
  | 'imports.prepare'
  | 'imports.get'
  | 'imports.page'
  | 'imports.leaveOut'
  | 'imports.mend'
  | 'imports.cells'
  | 'imports.changeCells'
  | 'imports.saveProblems'
  | 'imports.apply'
  | 'exports.write'
>;

/** Everything about bringing a file in, as one line each. An import is closed as any preview is. */
export function createImportCommands(deps: ImportDeps): ImportCommands {
  const purging = createPurging(deps);
  // What one knows of all rows, the other would change behind its back: two rows would become the same product.
  const inTurn = createTurns();
  return {
    'imports.look': (input) => lookAtFile(deps, input),
    'imports.prepare': (input) => prepareImport(deps, input),
    'imports.get': ({ id }) => getImport(deps, id),
    'imports.page': (input) => readImportPage(deps, input),
    'imports.leaveOut': (input) => inTurn(() => leaveOutImported(deps, input)),
    'imports.mend': (input) => inTurn(() => mendRow(deps, input)),
    'imports.cells': (input) => lookAtCells(deps, input),
    'imports.changeCells': (input) => inTurn(() => changeCells(deps, input)),
    'imports.saveProblems': (input) => saveProblems(deps, input),
    'exports.write': (input) => exportProducts(deps, input),
    'imports.apply': purging((input) => inTurn(() => applyImport(deps, input))),
  };
}
