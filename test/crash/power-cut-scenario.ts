import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { demandFullSync, openDatabase } from '../../src/main/core/adapters/sqlite/database.ts';
import type { Random } from '../../src/main/core/domain/ports/random.ts';
import { composeInProcess } from '../helpers/in-process.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { addJani, addJourneyBee } from '../helpers/remotes.ts';
import { type Chance, createChance } from '../simulation/chance.ts';
import { createRemote } from './power-cut-remote.ts';
import { createWitness } from './power-cut-say.ts';
import { createWork } from './power-cut-work.ts';

/**
 * The program that is recorded: the real core on a catalog folder, with a person and remotes made by chance, closed and
 * opened again halfway. The first run ends as a crash, with requests open, and the second one closes properly.
 */
const [folder = '', seed = '', run = '', acts = '', texts = '', sync = ''] = process.argv.slice(2);
const chance = createChance(Number(seed) * 2 + Number(run));
if (sync === 'normal') plantNormalSync();

for (const half of ['first', 'second'] as const) {
  const clock = createManualClock(Date.UTC(2024, Number(run), half === 'first' ? 1 : 2));
  const remote = createRemote(chance, `rec_${run}_${half}`);
  const random = createRandom(chance);
  const keys = { key: async () => 'k'.repeat(32) };
  const core = await composeInProcess({ folder, currency: 'EUR', clock, random, http: remote.http, keys });
  const witness = createWitness(folder);
  witness.sayNews();
  core.writer.start();
  const remotes = await core.call('remotes.list', {});
  if (remotes.length === 0) await addBoth();
  witness.sayNews();
  const work = createWork({ core, chance, clock, remote, longTexts: texts === 'long' });
  for (let act = 0; act < Number(acts); act += 1) {
    await work();
    witness.sayNews();
    if (chance.below(25) === 0) checkpoint();
  }
  if (core.logged.length > 0) throw new Error(core.logged.join('; '));
  if (half === 'second' && run === '1') process.kill(process.pid, 'SIGKILL');
  const closing = core.close();
  await clock.advance(11_000);
  witness.sayNews();
  witness.close();
  await closing;

  async function addBoth(): Promise<void> {
    await addJani(core);
    await addJourneyBee(core);
  }
}

/** Takes the log into the file while the core works on, as it happens by itself after a thousand pages. */
function checkpoint(): void {
  const db = openDatabase(join(folder, 'catalog.offshelf'), { mustExist: true });
  demandFullSync(db);
  db.pragma(`wal_checkpoint(${chance.pick(['PASSIVE', 'RESTART', 'TRUNCATE'])})`);
  db.close();
}

/** Ids that repeat themselves from the seed: a log can be recorded again, and a failure with it. */
function createRandom({ fraction, below }: Chance): Random {
  const digits = (count: number) => Array.from({ length: count }, () => below(16).toString(16)).join('');
  return { fraction, uuid: () => `${digits(8)}-${digits(4)}-7${digits(3)}-8${digits(3)}-${digits(12)}` };
}

/** The planted bug that the proof must find: commits are not synced, though everybody is told that they are. */
function plantNormalSync(): void {
  const { pragma } = BetterSqlite.prototype;
  BetterSqlite.prototype.pragma = function (source, options) {
    if (source === 'synchronous') return 2;
    return pragma.call(this, source === 'synchronous = FULL' ? 'synchronous = NORMAL' : source, options);
  };
}
