import type { Clock } from '../../domain/ports/clock.ts';
import type {
  DoubtfulAttempt,
  DueLook,
  LookStore,
  NewScan,
  StoredScan,
  Witness,
} from '../../domain/ports/look-store.ts';
import type { Database } from './database.ts';

type ScanRecord = Omit<StoredScan, 'complete' | 'witnessed'> & {
  readonly complete: number;
  readonly witnessed: number;
};

/** A remote that leads to an account, has its key, and whose list was not found to be useless. */
const USABLE = `removed_at IS NULL AND key_missing = 0 AND list_works IS NOT 0`;

/**
 * True when another product left for an account with a SKU and was created, or may have been, whatever became of its row: SQL
 * about these three.
 */
export function skuLeftElsewhere(accountId: string, sku: string, productId: string): string {
  return `EXISTS (SELECT 1 FROM submission o JOIN attempt oa ON oa.submission_id = o.id LEFT JOIN answer ow ON ow.attempt_id = oa.id
    WHERE o.account_id = ${accountId} AND o.sent_sku = ${sku} AND o.product_id <> ${productId}
      AND COALESCE(ow.outcome, 'unsure') IN ('unsure', 'sent') AND oa.id > COALESCE(o.absent_through, 0))`;
}

/** Looking products up: when, what was read, and what that says. */
export function createLookStore(db: Database, clock: Clock): LookStore {
  return {
    ...createSchedule(db),
    ...createListFacts(db),
    ...createScans(db, clock),
    ...createProofs(db),
  };
}

type Schedule =
  | 'lookRemote'
  | 'nextLook'
  | 'dueLooks'
  | 'scheduleLook'
  | 'startLooks'
  | 'hastenLooks'
  | 'restartProofs'
  | 'endLooks'
  | 'resumeLooks';

function createSchedule(db: Database): Pick<LookStore, Schedule> {
  const lookRemote = db
    .prepare<[number], number>(
      `SELECT id FROM remote WHERE account_id = ? AND ${USABLE} ORDER BY list_works DESC, id LIMIT 1`,
    )
    .pluck();
  const nextLook = db
    .prepare<[number], number | null>(
      `SELECT min(look_at) FROM submission WHERE account_id = ? AND look_at IS NOT NULL AND state = 'unsure'`,
    )
    .pluck();
  const due = db.prepare<[number, number], DueLook>(`
    SELECT id, product_id AS productId, remote_id AS remoteId, account_id AS accountId, unsure_kind AS unsureKind,
      attempt_id AS attemptId, sent_sku AS sentSku, looks, sku_free_scan AS skuFreeScan, absent_scan AS absentScan
    FROM submission WHERE account_id = ? AND look_at <= ? AND state = 'unsure' ORDER BY seq`);
  const schedule = db.prepare('UPDATE submission SET look_at = ?, looks = ? WHERE id = ?');
  const start = db.prepare('UPDATE submission SET look_at = ?, looks = 0, absent_scan = NULL WHERE id = ?');
  const hasten = db.prepare(
    'UPDATE submission SET look_at = @latest WHERE account_id = @accountId AND look_at > @latest',
  );
  const restart = db.prepare(`UPDATE submission SET look_at = ?, looks = 0, absent_scan = NULL
    WHERE state = 'unsure' AND look_at IS NOT NULL AND absent_scan IS NOT NULL`);
  const end = db.prepare('UPDATE submission SET look_at = NULL WHERE account_id = ? AND look_at IS NOT NULL');
  const resume = db.prepare(
    `UPDATE submission SET look_at = ?, looks = 0, absent_scan = NULL WHERE account_id = ? AND state = 'unsure' AND look_at IS NULL`,
  );
  return {
    lookRemote: (accountId) => lookRemote.get(accountId),
    nextLook: (accountId) => nextLook.get(accountId) ?? undefined,
    dueLooks: (accountId, now) => due.all(accountId, now),
    scheduleLook: (id, at, looks) => {
      schedule.run(at, looks, id);
    },
    startLooks: (id, at) => {
      start.run(at, id);
    },
    hastenLooks: (accountId, latest) => {
      hasten.run({ accountId, latest });
    },
    restartProofs: (now) => {
      restart.run(now);
    },
    endLooks: (accountId) => {
      end.run(accountId);
    },
    resumeLooks: (accountId, at) => {
      resume.run(at, accountId);
    },
  };
}

function createListFacts(
  db: Database,
): Pick<LookStore, 'setListWorks' | 'forgetList' | 'saveListedSkus' | 'isSkuListed'> {
  const setWorks = db.prepare('UPDATE remote SET list_works = ?, list_detail = ? WHERE id = ?');
  const forget = db.prepare(
    'UPDATE remote SET list_works = NULL, list_detail = NULL, list_forgotten = (SELECT COALESCE(max(id), 0) FROM scan) WHERE id = ?',
  );
  const clear = db.prepare('DELETE FROM listed_sku WHERE account_id = ?');
  const add = db.prepare(
    `INSERT OR IGNORE INTO listed_sku(account_id, sku) SELECT ?, value FROM json_each(?)`,
  );
  const listed = db
    .prepare<[number, string], number>('SELECT 1 FROM listed_sku WHERE account_id = ? AND sku = ?')
    .pluck();
  return {
    setListWorks: (remoteId, isWorking, detail) => {
      setWorks.run(Number(isWorking), detail, remoteId);
    },
    forgetList: (remoteId) => {
      forget.run(remoteId);
    },
    saveListedSkus: (accountId, skus) => {
      clear.run(accountId);
      add.run(accountId, JSON.stringify(skus));
    },
    isSkuListed: (accountId, sku) => listed.get(accountId, sku) === 1,
  };
}

const SCAN = `id, account_id AS accountId, remote_id AS remoteId, why, epoch, started_at AS startedAt, ended_at AS endedAt,
  elapsed, pages, records, complete, witnessed, detail`;

function createScans(db: Database, clock: Clock): Pick<LookStore, 'insertScan' | 'scan' | 'lastScan'> {
  const insert = db.prepare(`
    INSERT INTO scan(account_id, remote_id, why, epoch, started_at, ended_at, elapsed, pages, records, complete, witnessed, detail)
    VALUES (@accountId, @remoteId, @why, @epoch, @startedAt, @endedAt, @elapsed, @pages, @records, @complete, @witnessed, @detail)`);
  const byId = db.prepare<[number], ScanRecord>(`SELECT ${SCAN} FROM scan WHERE id = ?`);
  const last = db.prepare<[number], ScanRecord>(
    `SELECT ${SCAN} FROM scan WHERE account_id = ? AND id > (SELECT COALESCE(max(list_forgotten), 0) FROM remote r
      WHERE r.account_id = scan.account_id) ORDER BY id DESC LIMIT 1`,
  );
  const toScan = (record: ScanRecord | undefined): StoredScan | undefined =>
    record && { ...record, complete: record.complete === 1, witnessed: record.witnessed === 1 };
  return {
    insertScan: (scan: NewScan) => {
      const flags = { complete: scan.complete ? 1 : 0, witnessed: scan.witnessed ? 1 : 0 };
      return Number(insert.run({ ...scan, ...flags, endedAt: clock.now() }).lastInsertRowid);
    },
    scan: (id) => toScan(byId.get(id)),
    lastScan: (accountId) => toScan(last.get(accountId)),
  };
}

type Told = 'wasConfirmed' | 'isProven';
type DoubtfulRecord = Omit<DoubtfulAttempt, Told> & { readonly [K in Told]: number };

type Proofs =
  | 'witnesses'
  | 'hadWitness'
  | 'doubtfulAttempts'
  | 'skuLeftElsewhere'
  | 'noteAbsent'
  | 'proveAbsent'
  | 'countUnsure';

function createProofs(db: Database): Pick<LookStore, Proofs> {
  const witnesses = db.prepare<[{ readonly accountId: number; readonly found: number }], Witness>(`
    SELECT s.remote_record_id AS recordId, a.identity, a.body, s.sent_sku AS sku
    FROM submission s JOIN attempt a ON a.id = s.attempt_id LEFT JOIN answer w ON w.attempt_id = a.id
    WHERE s.account_id = @accountId AND s.state = 'sent' AND a.body <> '' AND (w.outcome = 'sent' OR (@found AND EXISTS
      (SELECT 1 FROM evidence e WHERE e.submission_id = s.id AND e.actor = 'engine' AND e.kind = 'found-there'))) ORDER BY s.updated_at DESC, a.id DESC LIMIT 1000`);
  const hadWitness = db
    .prepare<[number, number], number>(`
      SELECT EXISTS (SELECT 1 FROM submission s JOIN answer w ON w.attempt_id = s.attempt_id
        WHERE s.account_id = ? AND s.sent_sku IS NOT NULL AND s.state = 'sent' AND w.outcome = 'sent' AND w.at < ?)`)
    .pluck();
  const doubtful = db.prepare<[number, number], DoubtfulRecord>(`
    SELECT a.identity, a.body, s.sent_sku AS sku,
      EXISTS (SELECT 1 FROM evidence e WHERE e.submission_id = s.id AND e.kind = 'answer-without-id') AS wasConfirmed,
      a.id <= COALESCE(s.absent_through, 0) AS isProven
    FROM submission s JOIN attempt a ON a.submission_id = s.id LEFT JOIN answer w ON w.attempt_id = a.id
    WHERE s.product_id = ? AND s.account_id = ? AND COALESCE(w.outcome, 'unsure') = 'unsure' ORDER BY a.id`);
  const leftElsewhere = db
    .prepare<[number, string, number], number>(`SELECT ${skuLeftElsewhere('?', '?', '?')}`)
    .pluck();
  const note = db.prepare('UPDATE submission SET absent_scan = ? WHERE id = ?');
  const prove = db.prepare(`
    UPDATE submission SET absent_through = (SELECT max(a.id) FROM attempt a WHERE a.submission_id = submission.id)
    WHERE product_id = ? AND account_id = ?`);
  const unsure = db
    .prepare<[string], number>(`
      SELECT count(*) FROM attempt a LEFT JOIN answer w ON w.attempt_id = a.id
      WHERE a.submission_id = ? AND COALESCE(w.outcome, 'unsure') = 'unsure'`)
    .pluck();
  return {
    witnesses: (accountId, found) => witnesses.all({ accountId, found: Number(found) }),
    hadWitness: (accountId, at) => hadWitness.get(accountId, at) === 1,
    doubtfulAttempts: (productId, accountId) =>
      doubtful.all(productId, accountId).map(({ wasConfirmed, isProven, ...attempt }) => ({
        ...attempt,
        wasConfirmed: wasConfirmed === 1,
        isProven: isProven === 1,
      })),
    skuLeftElsewhere: (accountId, sku, productId) => leftElsewhere.get(accountId, sku, productId) === 1,
    noteAbsent: (id, scanId) => {
      note.run(scanId, id);
    },
    proveAbsent: (productId, accountId) => {
      prove.run(productId, accountId);
    },
    countUnsure: (id) => unsure.get(id) ?? 0,
  };
}
