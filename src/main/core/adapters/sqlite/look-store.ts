import type { Clock } from '../../domain/ports/clock.ts';
import type { DueLook, LookStore, NewScan, StoredScan, Witness } from '../../domain/ports/look-store.ts';
import type { Database } from './database.ts';

type ScanRecord = Omit<StoredScan, 'complete' | 'witnessed'> & {
  readonly complete: number;
  readonly witnessed: number;
};

/** A remote that leads to an account, has its key, and whose list was not found to be useless. */
const USABLE = `removed_at IS NULL AND key_missing = 0 AND list_works IS NOT 0`;

/** Looking products up: when, what was read, and what that says. */
export function createLookStore(db: Database, clock: Clock): LookStore {
  return {
    ...createSchedule(db),
    ...createListFacts(db, clock),
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
      'SELECT min(look_at) FROM submission WHERE account_id = ? AND look_at IS NOT NULL',
    )
    .pluck();
  const due = db.prepare<[number, number], DueLook>(`
    SELECT s.id, s.product_id AS productId, p.name AS productName, s.remote_id AS remoteId, s.account_id AS accountId,
      s.unsure_kind AS unsureKind, s.attempt_id AS attemptId, s.sent_sku AS sentSku, s.looks,
      s.sku_free_scan AS skuFreeScan, s.absent_scan AS absentScan
    FROM submission s JOIN product p ON p.id = s.product_id
    WHERE s.account_id = ? AND s.look_at <= ? AND s.state = 'unsure' ORDER BY s.seq`);
  const schedule = db.prepare('UPDATE submission SET look_at = ?, looks = ? WHERE id = ?');
  const start = db.prepare('UPDATE submission SET look_at = ?, looks = 0, absent_scan = NULL WHERE id = ?');
  const hasten = db.prepare(
    'UPDATE submission SET look_at = @latest WHERE account_id = @accountId AND look_at > @latest',
  );
  const restart = db.prepare(`UPDATE submission SET look_at = ?, looks = 0, absent_scan = NULL
    WHERE state = 'unsure' AND look_at IS NOT NULL AND absent_scan IS NOT NULL`);
  const end = db.prepare('UPDATE submission SET look_at = NULL WHERE account_id = ? AND look_at IS NOT NULL');
  const resume = db.prepare(
    `UPDATE submission SET look_at = ? WHERE account_id = ? AND state = 'unsure' AND look_at IS NULL AND looks = 0`,
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
  clock: Clock,
): Pick<LookStore, 'listWorks' | 'setListWorks' | 'saveListedSkus' | 'isSkuListed'> {
  const works = db.prepare<[number], number | null>('SELECT list_works FROM remote WHERE id = ?').pluck();
  const setWorks = db.prepare(
    'UPDATE remote SET list_works = ?, list_tried_at = ?, list_detail = ? WHERE id = ?',
  );
  const clear = db.prepare('DELETE FROM listed_sku WHERE account_id = ?');
  const add = db.prepare(
    `INSERT OR IGNORE INTO listed_sku(account_id, sku) SELECT ?, value FROM json_each(?)`,
  );
  const listed = db
    .prepare<[number, string], number>('SELECT 1 FROM listed_sku WHERE account_id = ? AND sku = ?')
    .pluck();
  return {
    listWorks: (remoteId) => {
      const known = works.get(remoteId) ?? null;
      return known === null ? null : known === 1;
    },
    setListWorks: (remoteId, isWorking, detail) => {
      setWorks.run(isWorking ? 1 : 0, clock.now(), detail, remoteId);
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
    `SELECT ${SCAN} FROM scan WHERE account_id = ? ORDER BY id DESC LIMIT 1`,
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

function createProofs(
  db: Database,
): Pick<LookStore, 'witness' | 'skuLeftElsewhere' | 'noteAbsent' | 'proveAbsent' | 'countUnsure'> {
  const witness = db.prepare<[number, number], Witness>(`
    SELECT s.remote_record_id AS recordId, a.identity, s.sent_sku AS sku
    FROM submission s JOIN attempt a ON a.id = s.attempt_id JOIN answer w ON w.attempt_id = a.id
    WHERE s.account_id = ? AND s.state = 'sent' AND w.outcome = 'sent' AND (? = 0 OR s.sent_sku IS NOT NULL)
    ORDER BY a.id DESC LIMIT 1`);
  const leftElsewhere = db
    .prepare<[number, string, number], number>(`
      SELECT EXISTS (SELECT 1 FROM submission s JOIN attempt a ON a.submission_id = s.id LEFT JOIN answer w ON w.attempt_id = a.id
        WHERE s.account_id = ? AND s.sent_sku = ? AND s.product_id <> ?
          AND COALESCE(w.outcome, 'unsure') IN ('unsure', 'sent') AND a.id > COALESCE(s.absent_through, 0))`)
    .pluck();
  const note = db.prepare('UPDATE submission SET absent_scan = ? WHERE id = ?');
  const prove = db.prepare('UPDATE submission SET absent_through = attempt_id WHERE id = ?');
  const unsure = db
    .prepare<[string], number>(`
      SELECT count(*) FROM attempt a LEFT JOIN answer w ON w.attempt_id = a.id
      WHERE a.submission_id = ? AND COALESCE(w.outcome, 'unsure') = 'unsure'`)
    .pluck();
  return {
    witness: (accountId, withSku) => witness.get(accountId, withSku ? 1 : 0),
    skuLeftElsewhere: (accountId, sku, productId) => leftElsewhere.get(accountId, sku, productId) === 1,
    noteAbsent: (id, scanId) => {
      note.run(scanId, id);
    },
    proveAbsent: (id) => {
      prove.run(id);
    },
    countUnsure: (id) => unsure.get(id) ?? 0,
  };
}
