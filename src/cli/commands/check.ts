import { checkCatalog } from '../../main/core/compose.ts';
import type { Run } from '../command.ts';
import { nameCatalog } from '../name-catalog.ts';
import { orRefuse } from '../refusal.ts';
import { count } from '../table.ts';

export const check: Run = async ({ given, folder }) => {
  const place = folder();
  const { damage, products, backups } = await orRefuse(() => checkCatalog({ folder: place }), place);
  const bad = backups.filter(({ problem }) => problem !== null);
  const isSound = damage.length === 0;
  const text = [
    isSound ? `The catalog is sound: ${count(products ?? 0, 'product')}.` : 'The catalog is damaged:',
    ...damage.map((line) => `  ${line}`),
    `${count(backups.length, 'backup')}, ${backups.length - bad.length} sound.`,
    ...bad.map(({ name, problem }) => `  ${name}: ${problem ?? ''}`),
    ...(isSound ? [] : [`Restore a backup: offshelf restore FILE ${nameCatalog(given)}`]),
  ].join('\n');
  return {
    exit: isSound && bad.length === 0 ? 0 : 1,
    json: { sound: isSound, damage, products, backups },
    text,
  };
};
