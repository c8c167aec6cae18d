import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { LinkCheck } from '../../../../shared/model/link-check.ts';
import { textNumber } from '../../../../shared/text-number.ts';
import type { LinkCheckStore, WantedLink } from '../../domain/ports/link-check-store.ts';
import type { Database } from './database.ts';
import { prepareLinkPurge } from './link-check-purge.ts';
import { CHECK_COLUMNS, IS_LOCAL_IMAGE, readCheck } from './link-check-record.ts';
import { readMeta, writeMeta } from './meta-store.ts';

/** Whose words about hosts count: a catalog that somebody else made, or that came from elsewhere, opens no door here. */
type Options = { readonly installId?: string | undefined };

/** What was found at the addresses of images. Those that are to be looked at are in a table that goes with the program. */
export function createLinkCheckStore(db: Database, { installId = '' }: Options): LinkCheckStore {
  db.exec(`CREATE TEMP TABLE wanted_link(
    -- Made of the address, so that the addresses of one host do not stand together.
    mixed INTEGER NOT NULL,
    url TEXT NOT NULL,
    known INTEGER NOT NULL CHECK(known IN (0, 1)),
    PRIMARY KEY(mixed, url)
  ) STRICT, WITHOUT ROWID`);
  db.function('text_number', { directOnly: true, deterministic: true }, (text: unknown) =>
    textNumber(String(text)),
  );
  // Not by its own name: who gets the catalog could allow hosts in the name of this installation.
  const hostsKey = `image_hosts_${createHash('sha256').update(`image hosts\n${installId}`).digest('hex')}`;
  const clear = db.prepare('DELETE FROM temp.wanted_link');
  const want = prepareWant(db);
  let counts = { addresses: 0, known: 0 };
  const keep = db.prepare<[LinkCheck]>(`INSERT OR REPLACE INTO link_check
    VALUES (@url, @outcome, @fault, @status, @ledTo, @type, @bytes, @width, @height, @hash, @checkedAt)`);
  let last: readonly [mixed: number, url: string] = [-1, ''];
  return {
    begin: () => {
      clear.run();
      counts = { addresses: 0, known: 0 };
      last = [-1, ''];
    },
    want: (products, known) => {
      const added = want(products, known);
      const fresh = added.reduce((sum, one) => sum + one, 0);
      counts = { addresses: counts.addresses + added.length, known: counts.known + fresh };
    },
    counts: () => counts,
    next: prepareNext(db, (found) => {
      const before = last;
      last = found ?? last;
      return before;
    }),
    keep: (checks) => {
      for (const check of checks) keep.run(check);
    },
    purge: prepareLinkPurge(db),
    allowedHosts: () => Hosts.catch([]).parse(JSON.parse(readMeta(db, hostsKey) ?? '[]')),
    allowHosts: (hosts) => writeMeta(db, { [hostsKey]: JSON.stringify(hosts) }),
  };
}

const Hosts = z.array(z.string());

/** Answers, for each address that was not noted yet, whether it is known. What was refused may be allowed by now. */
function prepareWant(db: Database): (...of: Parameters<LinkCheckStore['want']>) => readonly number[] {
  const want = db.prepare<[number, number, string], number>(`INSERT OR IGNORE INTO temp.wanted_link
    SELECT text_number(p.image_url), p.image_url,
      EXISTS (SELECT 1 FROM link_check l WHERE l.url = p.image_url AND l.checked_at > ? AND l.checked_at <= ?
        AND COALESCE(l.fault, '') NOT IN ('http', 'private'))
    FROM json_each(?) ids CROSS JOIN product p ON p.id = ids.value
    WHERE p.trashed_at IS NULL AND p.image_url <> '' AND NOT ${IS_LOCAL_IMAGE} RETURNING known`);
  return (products, known) => want.pluck().all(known?.from ?? 0, known?.to ?? -1, JSON.stringify(products));
}

/** Goes on behind what it found before, which `exchange` keeps. */
function prepareNext(
  db: Database,
  exchange: (found: readonly [number, string] | null) => readonly [number, string],
): LinkCheckStore['next'] {
  type Row = { readonly mixed: number; readonly wanted: string } & {
    readonly [K in keyof LinkCheck]: unknown;
  };
  const next = db.prepare<[number, string, number], Row>(`SELECT w.mixed, w.url AS wanted, ${CHECK_COLUMNS}
    FROM temp.wanted_link w LEFT JOIN link_check l ON l.url = w.url
    WHERE (w.mixed, w.url) > (?, ?) AND w.known = 0 ORDER BY w.mixed, w.url LIMIT ?`);
  return (most) => {
    const rows = next.all(...exchange(null), most);
    const end = rows.at(-1);
    if (end !== undefined) exchange([end.mixed, end.wanted]);
    return rows.map((row): WantedLink => ({ url: row.wanted, known: readCheck(row) }));
  };
}
