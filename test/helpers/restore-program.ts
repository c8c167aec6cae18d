import { restoreCatalog } from '../../src/main/core/adapters/sqlite/restore-catalog.ts';
import { systemClock } from '../../src/main/core/adapters/system/clock.ts';

/** A program of its own that restores a backup, to be killed. */
const [folder = '', file = ''] = process.argv.slice(2);
try {
  await restoreCatalog({ folder, file, clock: systemClock });
  console.log('restored');
} catch (error) {
  console.log(`refused: ${String(error)}`);
  process.exitCode = 3;
}
