// One thing about the backups of a catalog: so long work holds up neither the window's pages nor the one who writes.
import { parentPort, workerData } from 'node:worker_threads';
import { expectPresent } from '../../shared/assert.ts';
import { type ErrorCode, failure, type Result, success } from '../../shared/contract/result.ts';
import {
  CatalogRefusal,
  composeBackups,
  describeBackupFile,
  restoreCatalog,
  systemClock,
} from '../core/compose.ts';
import { mainLog } from './main-port.ts';
import type { UpkeepAnswer, UpkeepData, WhyRefused } from './protocol.ts';

const { folder, nativeBinding, task } = workerData as UpkeepData; // given by backups.ts
const place = { folder, nativeBinding: nativeBinding ?? undefined };

const CODES: Readonly<Record<WhyRefused, ErrorCode>> = {
  foreign: 'bad-input',
  broken: 'bad-input',
  future: 'not-allowed-now',
  'in-use': 'in-use',
  'read-only': 'read-only',
  missing: 'not-found',
  'disk-full': 'disk-full',
  unknown: 'internal',
};

async function run(): Promise<UpkeepAnswer[keyof UpkeepAnswer]> {
  switch (task.kind) {
    case 'list':
      return composeBackups(place).list();
    case 'look':
      return describeBackupFile({ ...place, file: task.file, handle: task.handle });
    case 'keep':
      return await composeBackups(place).keep(task.why);
    case 'restore':
      return await restoreCatalog({
        ...place,
        file: task.file,
        otherCatalog: task.otherCatalog,
        clock: systemClock,
      });
  }
}

async function answer(): Promise<Result<unknown>> {
  try {
    return success(await run());
  } catch (error) {
    mainLog.error(`upkeep (${task.kind}) failed`, error);
    if (error instanceof CatalogRefusal) return failure(CODES[error.why], error.message);
    return failure(
      'internal',
      'Something went wrong in Offshelf. The catalog and its backups are as they were.',
    );
  }
}

expectPresent(parentPort, 'this file runs as a worker').postMessage({
  kind: 'answer',
  result: await answer(),
});
