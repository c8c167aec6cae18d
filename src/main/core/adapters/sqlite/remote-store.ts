import { expectPresent } from '../../../../shared/assert.ts';
import { type Remote, RemoteAuth, RemoteSettings } from '../../../../shared/model/remote.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { RemoteRow, RemoteStore } from '../../domain/ports/remote-store.ts';
import { createKnownAccounts } from './account-reader.ts';
import type { Database } from './database.ts';

export type RemoteRecord = Omit<Remote, 'auth' | 'settings'> & {
  readonly auth: string;
  readonly settings: string;
};

export const SELECT_REMOTE = `SELECT r.id, r.account_id AS accountId, r.name, r.profile_id AS profileId,
  r.base_url AS baseUrl, r.origin, r.account_label AS accountLabel, r.auth, r.settings,
  r.created_at AS createdAt, r.removed_at AS removedAt FROM remote r`;

export function toRemote(record: RemoteRecord): Remote {
  return {
    ...record,
    auth: RemoteAuth.parse(JSON.parse(record.auth)),
    settings: RemoteSettings.parse(JSON.parse(record.settings)),
  };
}

/** Remotes and the accounts behind them. */
export function createRemoteStore(db: Database, { clock }: { readonly clock: Clock }): RemoteStore {
  const select = db.prepare<[number], RemoteRecord>(`${SELECT_REMOTE} WHERE r.id = ?`);
  const insertAccount = db.prepare<[string, string, string]>(
    `INSERT INTO account(profile_id, origin, label) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const selectAccount = db
    .prepare<[string, string, string], number>(
      `SELECT id FROM account WHERE profile_id = ? AND origin = ? AND label = ?`,
    )
    .pluck();
  const insertLane = db.prepare<[number]>(`INSERT INTO lane(account_id) VALUES (?) ON CONFLICT DO NOTHING`);
  const insert = db.prepare(`
    INSERT INTO remote(account_id, name, profile_id, base_url, origin, account_label, auth, settings, created_at)
    VALUES (@accountId, @name, @profileId, @baseUrl, @origin, @accountLabel, @auth, @settings, @at)`);
  // A key belongs to a remote and its origin, so that the engine asks for it again.
  const update = db.prepare(`
    UPDATE remote SET account_id = @accountId, name = @name, profile_id = @profileId, base_url = @baseUrl,
      origin = @origin, account_label = @accountLabel, auth = @auth, settings = @settings, key_missing = 0,
      list_works = CASE WHEN base_url = @baseUrl AND auth = @auth THEN list_works END
    WHERE id = @id`);
  const selectRemoved = db
    .prepare<[number], number>(
      `SELECT id FROM remote WHERE account_id = ? AND removed_at IS NOT NULL ORDER BY removed_at DESC LIMIT 1`,
    )
    .pluck();
  const bringBack = db.prepare<[number]>(`UPDATE remote SET removed_at = NULL WHERE id = ?`);
  const addWord = db.prepare<{ accountId: number; at: number; word: string }>(`
    INSERT INTO evidence(submission_id, at, actor, kind, detail)
    SELECT id, @at, 'person', 'same-account', @word FROM submission
    WHERE account_id = @accountId AND state NOT IN ('cancelled', 'superseded') ORDER BY seq`);
  const remove = db.prepare<[number, number]>(`UPDATE remote SET removed_at = ? WHERE id = ?`);

  const toRecord = ({ auth, settings, ...row }: RemoteRow) => ({
    ...row,
    auth: JSON.stringify(auth),
    settings: JSON.stringify(settings),
  });
  return {
    find: (id) => {
      const record = select.get(id);
      return record === undefined ? undefined : toRemote(record);
    },
    accountFor: (profileId, origin, label) => {
      insertAccount.run(profileId, origin, label);
      const id = expectPresent(
        selectAccount.get(profileId, origin, label),
        'an account that was just made is there',
      );
      insertLane.run(id);
      return id;
    },
    accounts: createKnownAccounts(db),
    addWord: (accountId, word) => {
      addWord.run({ accountId, at: clock.now(), word });
    },
    insert: (row) => Number(insert.run({ ...toRecord(row), at: clock.now() }).lastInsertRowid),
    update: (id, row) => {
      update.run({ ...toRecord(row), id });
    },
    removedOf: (accountId) => selectRemoved.get(accountId),
    bringBack: (id) => {
      bringBack.run(id);
    },
    remove: (id) => {
      remove.run(clock.now(), id);
    },
  };
}
