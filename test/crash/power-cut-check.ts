import { join } from 'node:path';
import { readBuiltInProfiles } from '../../src/main/core/adapters/profiles/built-in-profiles.ts';
import { isCatalogFolder } from '../../src/main/core/adapters/sqlite/catalog-folder.ts';
import { type Database, demandFullSync, openDatabase } from '../../src/main/core/adapters/sqlite/database.ts';
import { checkHeader } from '../../src/main/core/adapters/sqlite/file-header.ts';
import { MIGRATIONS } from '../../src/main/core/adapters/sqlite/migrations/index.ts';
import { NEWEST_SCHEMA, readSchemaVersion } from '../../src/main/core/adapters/sqlite/schema.ts';
import { createSendingStore } from '../../src/main/core/adapters/sqlite/sending-store.ts';
import { systemRandom } from '../../src/main/core/adapters/system/random.ts';
import { recoverOpenRequests } from '../../src/main/core/domain/sending/recover.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { profileSource } from '../helpers/profiles.ts';
import { checkBackups } from './power-cut-backups.ts';
import { readFacts, readStands } from './power-cut-facts.ts';
import {
  findForgottenRequests,
  findLostFacts,
  findLostStands,
  isPromised,
  type Promises,
} from './power-cut-promises.ts';

/** What is wrong with an image, sorted by what it means to a person. */
export type Verdict = {
  /** D1: acknowledged, and not there. */
  readonly lost: readonly string[];
  /** S2, S4: left, and free to leave again. */
  readonly duplicates: readonly string[];
  /** D2 and everything else that may not be. */
  readonly failed: readonly string[];
};

export type Image = {
  readonly folder: string;
  readonly promises: Promises;
  /** How many steps of the log had happened. */
  readonly cut: number;
};

const profiles = profileSource(readBuiltInProfiles());

export const FINE: Verdict = { lost: [], duplicates: [], failed: [] };
export const GONE: Verdict = { ...FINE, lost: ['the whole catalog is gone'] };

/** Opens the database of an image as SQLite does it after a power cut, and looks for what was promised, then recovers sending. */
export function checkDatabase({ folder, promises, cut }: Image): Verdict {
  if (!isCatalogFolder(folder)) return isPromised(promises, cut) ? GONE : FINE;
  const file = join(folder, 'catalog.offshelf');
  checkHeader(file, NEWEST_SCHEMA);
  const db = openDatabase(file, { mustExist: true });
  try {
    demandFullSync(db);
    const found = checkPromises(db, promises, cut);
    const failed = [...checkSoundness(db), ...checkBackups(db, folder)];
    // An older schema is recovered by the whole core, which migrates first.
    const recovered = readSchemaVersion(db) === NEWEST_SCHEMA && failed.length === 0 ? recover(db) : FINE;
    return {
      lost: found.lost,
      duplicates: [...found.duplicates, ...recovered.duplicates],
      failed: [...failed, ...recovered.failed],
    };
  } finally {
    db.close();
  }
}

/** D1 and S4: what was acknowledged is there, and so is the attempt of every request that had left. */
export function checkPromises(db: Database, promises: Promises, cut: number): Omit<Verdict, 'failed'> {
  const attempts = db
    .prepare<[], { request: string; count: number }>(
      `SELECT body_hash || ' ' || url AS request, count(*) AS count FROM attempt GROUP BY 1`,
    )
    .all();
  const written = new Map(attempts.map(({ request, count }) => [request, count]));
  return {
    lost: [...findLostFacts(promises, cut, readFacts(db)), ...findLostStands(promises, cut, readStands(db))],
    duplicates: findForgottenRequests(promises, cut, written),
  };
}

/** D2: a sound file, no row that points nowhere, a version that was released, and states that the rules allow. */
function checkSoundness(db: Database): readonly string[] {
  const failed: string[] = [];
  const integrity = db.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') failed.push(`integrity_check: ${String(integrity)}`);
  if ((db.pragma('foreign_key_check') as unknown[]).length > 0) failed.push('a row points nowhere');
  const version = readSchemaVersion(db);
  if (!MIGRATIONS.some((migration) => migration.version === version)) failed.push(`schema ${version}`);
  return [...failed, ...complaints(db, ILLEGAL)];
}

/** What the engine does at every start, and what has to be true after it. */
function recover(db: Database): Omit<Verdict, 'lost'> {
  const clock = createManualClock();
  const store = createSendingStore(db, { clock, random: systemRandom });
  recoverOpenRequests({ store, clock, profiles }, store.openEpoch());
  return { duplicates: complaints(db, FREE_TO_LEAVE), failed: complaints(db, [...ILLEGAL, ...LEFT_OPEN]) };
}

/** Ends the whole check of an image by the real core, after it started and sent what it would send. */
export function checkStarted(db: Database): Omit<Verdict, 'lost'> {
  return {
    duplicates: complaints(db, FREE_TO_LEAVE),
    failed: [...checkSoundness(db), ...complaints(db, LEFT_OPEN)],
  };
}

type Rule = readonly [complaint: string, sql: string];

function complaints(db: Database, rules: readonly Rule[]): readonly string[] {
  return rules.flatMap(([complaint, sql]) => {
    const count = db.prepare<[], number>(`SELECT count(*) FROM (${sql})`).pluck().get();
    return count === 0 ? [] : [`${complaint} (${count})`];
  });
}

const ILLEGAL: readonly Rule[] = [
  [
    'sent without an attempt',
    `SELECT 1 FROM submission s WHERE s.state IN ('sent', 'rejected', 'unsure', 'sending')
      AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.submission_id = s.id)`,
  ],
  [
    'sending although its request was answered',
    `SELECT 1 FROM submission s JOIN answer w ON w.attempt_id = s.attempt_id WHERE s.state = 'sending'`,
  ],
  [
    'more than one live submission of a product at an account',
    `SELECT 1 FROM submission WHERE state NOT IN ('cancelled', 'discarded', 'superseded') GROUP BY product_id, account_id HAVING count(*) > 1`,
  ],
  [
    'a live row without a reason',
    `SELECT 1 FROM submission s LEFT JOIN submission_reason r ON r.submission_id = s.id
      WHERE s.state NOT IN ('cancelled', 'discarded', 'superseded') AND r.reason IS NULL`,
  ],
];

const LEFT_OPEN: readonly Rule[] = [
  [
    'still sending from before the power cut',
    `SELECT 1 FROM submission s JOIN attempt a ON a.id = s.attempt_id
      WHERE s.state = 'sending' AND a.epoch < (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'boot_epoch')`,
  ],
];

/** A request is doubtful until its answer proves that nothing was created, and each but the last one needs the person's word. */
const FREE_TO_LEAVE: readonly Rule[] = [
  [
    'may leave again although it may have arrived, and nobody said so',
    `SELECT s.product_id, s.account_id,
        sum((SELECT count(*) FROM attempt a LEFT JOIN answer w ON w.attempt_id = a.id
          WHERE a.submission_id = s.id AND COALESCE(w.outcome, 'unsure') IN ('unsure', 'sent'))) AS doubtful,
        sum((SELECT count(*) FROM evidence e
          WHERE e.submission_id = s.id AND e.kind IN ('send-again', 'sent-although-unsure'))) AS confirmed,
        sum(s.state = 'queued') AS waiting
      FROM submission s GROUP BY s.product_id, s.account_id HAVING doubtful - 1 + waiting > confirmed AND doubtful > 0`,
  ],
];
