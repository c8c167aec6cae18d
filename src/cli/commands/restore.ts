import { restoreCatalog, systemClock } from '../../main/core/compose.ts';
import type { Run } from '../command.ts';
import { nameCatalog } from '../name-catalog.ts';
import { PROGRAM } from '../open-core.ts';
import { writeTime } from '../reason-words.ts';
import { orRefuse } from '../refusal.ts';
import { count } from '../table.ts';

export const restore: Run = async ({ given, folder, pathOf }) => {
  const file = pathOf(given.operands[0] ?? '');
  const place = folder();
  const otherCatalog = given.flag('other-catalog');
  const { at, products, kept, damaged, foreign } = await orRefuse(() =>
    restoreCatalog({ folder: place, file, clock: systemClock, program: PROGRAM, otherCatalog }),
  );
  const of = at === null ? '' : ` of ${writeTime(at)}`;
  const before =
    kept === null ? [] : [`What was there${damaged ? ', damaged as it was,' : ''} is kept: backups/${kept}`];
  const text = [
    `The state${of} is back: ${count(products, 'product')}.`,
    ...(foreign ? ['It is another catalog than the one that was there.'] : []),
    ...before,
    `Sending is paused until you say that this copy sends: offshelf sync ${nameCatalog(given)} --claim`,
  ].join('\n');
  const json = { at: at === null ? null : writeTime(at), products, kept, damaged, foreign };
  return { exit: 0, json, text };
};
