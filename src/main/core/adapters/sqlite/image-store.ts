import type { ImageStore, NamedProduct } from '../../domain/ports/image-store.ts';
import type { Database } from './database.ts';
import { NEWEST_BY_PARTS } from './search.ts';

export function createImageStore(db: Database): ImageStore {
  const select = db.prepare<[string], NamedProduct>(
    `SELECT p.id, p.version, p.name, p.sku, p.image_url AS image
     FROM json_each(?) ids CROSS JOIN product p ON p.id = ids.value WHERE p.trashed_at IS NULL`,
  );
  const newest = db.prepare<[string, number], number>(NEWEST_BY_PARTS).pluck();
  const known = db
    .prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM image_file WHERE hash = ?)')
    .pluck();
  const insert = db.prepare(`INSERT INTO image_file(hash, ext, bytes, width, height, added_at)
    VALUES (@hash, @ext, @bytes, @width, @height, @at) ON CONFLICT(hash) DO NOTHING`);
  const products = (ids: readonly number[]) => select.all(JSON.stringify(ids));
  return {
    products,
    alike: (parts, mostOfEach) => {
      const ids = new Set<number>();
      for (const part of parts)
        for (const id of newest.all(`"${part.replaceAll('"', '""')}"`, mostOfEach)) ids.add(id);
      return products([...ids]);
    },
    isKnown: (hash) => known.get(hash) === 1,
    keep: (images, at) => {
      for (const image of images) insert.run({ ...image, at });
    },
  };
}
