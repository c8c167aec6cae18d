import { backUpCatalog, systemClock } from '../../main/core/compose.ts';
import type { Run } from '../command.ts';
import { writeTime } from '../reason-words.ts';
import { orRefuse } from '../refusal.ts';
import { count } from '../table.ts';

export const backUp: Run = async ({ given, folder, pathOf }) => {
  const file = pathOf(given.operands[0] ?? '');
  const place = folder();
  const made = await orRefuse(() => backUpCatalog({ folder: place, file, clock: systemClock }), place);
  const text = `${count(made.products, 'product')} backed up and checked: ${file}`;
  return { exit: 0, json: { file, at: writeTime(made.at), products: made.products }, text };
};
