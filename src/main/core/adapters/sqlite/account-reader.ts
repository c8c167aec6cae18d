import type { KnownAccount } from '../../../../shared/model/remote.ts';
import type { SendingReader } from '../../domain/ports/sending-reader.ts';
import type { Database } from './database.ts';

type AccountRecord = Omit<KnownAccount, 'remoteNames' | 'removed'> & {
  readonly remoteNames: string;
  readonly removed: 0 | 1;
};

/** Reads the accounts at an origin; a remote that moved away since is named where its products went. */
export function createKnownAccounts(db: Database): SendingReader['accountsAt'] {
  const accounts = db.prepare<[string, string], AccountRecord>(`
    SELECT a.id AS accountId, a.label,
      (SELECT json_group_array(DISTINCT r.name ORDER BY r.id) FROM remote r
        WHERE r.account_id = a.id
          OR r.id IN (SELECT s.remote_id FROM submission s WHERE s.account_id = a.id)) AS remoteNames,
      NOT EXISTS (SELECT 1 FROM remote r WHERE r.account_id = a.id AND r.removed_at IS NULL) AS removed,
      (SELECT count(DISTINCT s.product_id) FROM submission s
        WHERE s.account_id = a.id AND s.state IN ('sending', 'sent', 'unsure', 'discarded')) AS sent
    FROM account a WHERE a.profile_id = ? AND a.origin = ? ORDER BY a.id`);
  return (profileId, origin) =>
    accounts.all(profileId, origin).map(({ remoteNames, removed, ...account }) => ({
      ...account,
      remoteNames: JSON.parse(remoteNames) as string[],
      removed: removed === 1,
    }));
}
