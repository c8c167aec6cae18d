import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { backUpCatalog, systemClock } from '../../main/core/compose.ts';
import type { Run } from '../command.ts';
import { failed } from '../command-failure.ts';
import { writeTime } from '../reason-words.ts';
import { orRefuse } from '../refusal.ts';
import { count } from '../table.ts';

export const backUp: Run = async ({ given, folder, pathOf }) => {
  const file = pathOf(given.operands[0] ?? '');
  const place = folder();
  // A folder that is made by a slip of the keyboard is where nobody looks for a backup.
  if (!existsSync(dirname(file)))
    throw failed('not-found', `There is no folder ${dirname(file)}. Make it first, or name another one.`);
  const made = await orRefuse(() => backUpCatalog({ folder: place, file, clock: systemClock }), place);
  const text = `${count(made.products, 'product')} backed up and checked: ${file}`;
  return { exit: 0, json: { file, at: writeTime(made.at), products: made.products }, text };
};
