import type { KnownAccount } from '../../../../shared/model/remote.ts';
import type { SendingReader } from '../../domain/ports/sending-reader.ts';
import type { Database } from './database.ts';

type AccountRecord = Omit<KnownAccount, 'remoteIds' | 'remoteNames' | 'here' | 'used'> & {
  readonly remoteIds: string;
  readonly remoteNames: string;
  readonly here: 0 | 1;
  readonly used: 0 | 1;
};

/**
 * Reads the accounts of a profile. A remote that moved away to another one is named where its products went; one that was never
 * used and whose remotes are gone counts at its own address alone. One that was here when this copy began to send counts as used:
 * another copy may have sent there.
 */
export function createKnownAccounts(db: Database): SendingReader['accounts'] {
  const accounts = db.prepare<{ profileId: string; origin: string }, AccountRecord>(`
    WITH own AS MATERIALIZED (
      SELECT a.id, a.origin, a.label,
        (SELECT json_group_array(r.id ORDER BY r.id) FROM remote r
          WHERE r.account_id = a.id AND r.removed_at IS NULL) AS remoteIds,
        (SELECT json_group_array(DISTINCT r.name ORDER BY r.id) FROM remote r
          WHERE r.account_id = a.id
            OR r.id IN (SELECT s.remote_id FROM submission s WHERE s.account_id = a.id)) AS remoteNames,
        CASE
          WHEN EXISTS (SELECT 1 FROM remote r WHERE r.account_id = a.id AND r.removed_at IS NULL) THEN 'in-use'
          WHEN EXISTS (SELECT 1 FROM remote r WHERE r.account_id = a.id
            OR (r.removed_at IS NOT NULL AND r.id IN (SELECT s.remote_id FROM submission s WHERE s.account_id = a.id)))
            THEN 'removed'
          ELSE 'moved'
        END AS standing,
        a.origin = @origin
          OR EXISTS (SELECT 1 FROM remote r WHERE r.account_id = a.id AND r.origin = @origin) AS here,
        EXISTS (SELECT 1 FROM submission s WHERE s.account_id = a.id)
          OR EXISTS (SELECT 1 FROM elsewhere e WHERE e.account_id = a.id)
          OR (a.id <= (SELECT value ->> 'account' FROM meta WHERE key = 'claimed_with')
            AND EXISTS (SELECT 1 FROM remote r WHERE r.account_id = a.id)) AS used,
        (SELECT count(DISTINCT s.product_id) FROM submission s
          WHERE s.account_id = a.id AND s.state = 'sent') AS sent,
        (SELECT count(DISTINCT s.product_id) FROM submission s
          WHERE s.account_id = a.id AND s.state IN ('sending', 'unsure', 'discarded')) AS unsure
      FROM account a WHERE a.profile_id = @profileId),
    elsewhere_only AS (
      SELECT e.origin, e.label, '[]' AS remoteIds, '[]' AS remoteNames, 'elsewhere' AS standing,
        e.origin = @origin AS here, 1 AS used,
        count(DISTINCT CASE WHEN e.outcome ->> 'kind' = 'sent' THEN product END) AS sent,
        count(DISTINCT CASE WHEN COALESCE(e.outcome ->> 'kind', 'unsure') = 'unsure' THEN product END) AS unsure
      FROM (SELECT *, product_id || ' ' || product_opening AS product FROM elsewhere) e
      WHERE e.profile_id = @profileId AND e.account_id IS NULL GROUP BY e.origin, e.label)
    SELECT origin, label, remoteIds, remoteNames, standing, here, used, sent, unsure FROM (
      SELECT id, origin, label, remoteIds, remoteNames, standing, here, used, sent, unsure FROM own
      WHERE standing = 'in-use' OR used OR (here AND standing = 'removed')
      UNION ALL
      SELECT NULL, origin, label, remoteIds, remoteNames, standing, here, used, sent, unsure FROM elsewhere_only)
    ORDER BY here DESC, id IS NULL, id, origin, label`);
  return (profileId, origin) =>
    accounts.all({ profileId, origin }).map(({ remoteIds, remoteNames, here, used, ...account }) => ({
      ...account,
      remoteIds: JSON.parse(remoteIds) as number[],
      remoteNames: JSON.parse(remoteNames) as string[],
      here: here === 1,
      used: used === 1,
    }));
}
