import type { LinkCheck } from '../../../../shared/model/link-check.ts';
import type { ImageReader, ReportedImage, SeenImage } from '../../domain/ports/link-check-store.ts';
import type { Database } from './database.ts';
import { CHECK_COLUMNS, IS_FILE_OF_IMAGE, IS_LOCAL_IMAGE, readCheck } from './link-check-record.ts';
import { createListReadings, STRETCH_MS } from './list-reading.ts';

const LOCAL_FILE = `image_file f ON ${IS_LOCAL_IMAGE} AND ${IS_FILE_OF_IMAGE}`;

type Seen = readonly [
  id: number,
  image: string,
  outcome: LinkCheck['outcome'] | null,
  width: number | null,
  height: number | null,
  hash: string | null,
  checkedAt: number | null,
  localWidth: number | null,
  localHeight: number | null,
];

/** Of `db` for rows, and of a connection of its own for what takes longer, which is opened when it is first needed. */
export function createImageReader(
  db: Database,
  open: () => Database,
): ImageReader & { readonly close: () => void } {
  let far: Database | null = null;
  let readings: ReturnType<typeof createListReadings> | null = null;
  const readingsOf = () => {
    far ??= open();
    readings ??= createListReadings(far, 0);
    return readings;
  };
  return {
    readAll: async (pace, read) =>
      await readingsOf()(pace, async ({ db: moment, largestId }) =>
        read(largestId, async (see) => await seeAll(moment, largestId, pace, see)),
      ),
    rows: prepareRows(db),
    close: () => far?.close(),
  };
}

/** Until enough time went by: then others go first. */
async function seeAll(
  db: Database,
  largestId: number,
  pace: () => Promise<void>,
  see: (image: SeenImage) => void,
): Promise<void> {
  const read = db
    .prepare<[number, number], Seen>(
      `SELECT p.id, p.image_url, l.outcome, l.width, l.height, l.hash, l.checked_at, f.width, f.height
       FROM product p NOT INDEXED LEFT JOIN link_check l ON l.url = p.image_url LEFT JOIN ${LOCAL_FILE}
       WHERE p.id > ? AND p.id <= ? AND p.trashed_at IS NULL ORDER BY p.id`,
    )
    .raw();
  const readOn = (from: number): number => {
    const started = performance.now();
    for (const seen of read.iterate(from, largestId)) {
      const [id, image, outcome, width, height, hash, checkedAt, localWidth, localHeight] = seen;
      const check = outcome === null ? null : { outcome, width, height, hash, checkedAt: checkedAt ?? 0 };
      see({ id, image, check, size: sizeOf(localWidth, localHeight) });
      if (performance.now() - started > STRETCH_MS) return id;
    }
    return largestId;
  };
  for (let from = 0; from < largestId; from = readOn(from)) await pace();
}

/** Of the file that is the image of product `p`, at the places that are in use. */
const WORST_UPLOAD = `SELECT u.place_id, u.file FROM image_file g JOIN image_upload u ON u.file = g.hash || '.' || g.ext
  JOIN image_place i ON i.id = u.place_id AND i.removed_at IS NULL
  WHERE g.hash = f.hash ORDER BY u.state = 'failed' DESC, u.state = 'waiting' DESC LIMIT 1`;

function prepareRows(db: Database): ImageReader['rows'] {
  type Row = Pick<ReportedImage, 'id' | 'name' | 'sku' | 'image'> & {
    readonly localWidth: number | null;
    readonly localHeight: number | null;
    readonly uploadState: 'waiting' | 'failed' | 'done' | null;
    readonly uploadDetail: string | null;
  } & { readonly [K in keyof LinkCheck]: unknown };
  const select = db.prepare<[string], Row>(
    `SELECT p.id, p.name, p.sku, p.image_url AS image, f.width AS localWidth, f.height AS localHeight,
       w.state AS uploadState, w.detail AS uploadDetail, ${CHECK_COLUMNS}
     FROM json_each(?) ids CROSS JOIN product p ON p.id = ids.value
       LEFT JOIN link_check l ON l.url = p.image_url LEFT JOIN ${LOCAL_FILE}
       LEFT JOIN image_upload w ON (w.place_id, w.file) = (${WORST_UPLOAD})
     WHERE p.trashed_at IS NULL ORDER BY ids.key`,
  );
  return (ids) =>
    select.all(JSON.stringify(ids)).map((row) => {
      const { id, name, sku, image, localWidth, localHeight, uploadState, uploadDetail } = row;
      const upload = uploadState === null ? null : { state: uploadState, detail: uploadDetail };
      return { id, name, sku, image, check: readCheck(row), size: sizeOf(localWidth, localHeight), upload };
    });
}

function sizeOf(width: number | null, height: number | null): SeenImage['size'] {
  return width === null || height === null ? null : { width, height };
}
