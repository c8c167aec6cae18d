import type { LinkCheckStore } from '../../domain/ports/link-check-store.ts';
import type { Database } from './database.ts';
import { IS_LOCAL_IMAGE } from './link-check-record.ts';

type Pass = { noted: number } | { removed: string };

/**
 * First notes which addresses products name, then removes what was found at any other. A product that gets its address meanwhile
 * may lose what was known of it: it is looked at anew.
 */
export function prepareLinkPurge(db: Database): LinkCheckStore['purge'] {
  db.exec('CREATE TEMP TABLE named_link(url TEXT PRIMARY KEY) STRICT, WITHOUT ROWID');
  const clear = db.prepare('DELETE FROM temp.named_link');
  const lastProduct = db
    .prepare<[number, number], number | null>(
      'SELECT max(id) FROM (SELECT id FROM product WHERE id > ? ORDER BY id LIMIT ?)',
    )
    .pluck();
  const note = db.prepare<[number, number]>(`INSERT OR IGNORE INTO temp.named_link
    SELECT p.image_url FROM product p WHERE p.id > ? AND p.id <= ? AND p.image_url <> '' AND NOT ${IS_LOCAL_IMAGE}`);
  const lastCheck = db
    .prepare<[string, number], string | null>(
      'SELECT max(url) FROM (SELECT url FROM link_check WHERE url > ? ORDER BY url LIMIT ?)',
    )
    .pluck();
  const remove = db.prepare<[string, string]>(
    'DELETE FROM link_check WHERE url > ? AND url <= ? AND url NOT IN (SELECT url FROM temp.named_link)',
  );
  let pass: Pass = { noted: 0 };
  const goOn = (most: number): Pass | null => {
    if ('noted' in pass) {
      const last = lastProduct.get(pass.noted, most) ?? null;
      if (last === null) return { removed: '' };
      note.run(pass.noted, last);
      return { noted: last };
    }
    const last = lastCheck.get(pass.removed, most) ?? null;
    if (last === null) return null;
    remove.run(pass.removed, last);
    return { removed: last };
  };
  return (most) => {
    const next = goOn(most);
    pass = next ?? { noted: 0 };
    if (next === null) clear.run();
    return next !== null;
  };
}
