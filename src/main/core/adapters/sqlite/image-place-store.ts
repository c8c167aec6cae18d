import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ImagePlace, type ImagePlaceInput } from '../../../../shared/model/image-place.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type {
  ImagePlaceReader,
  ImagePlaceStore,
  PlaceWait,
  StoredUpload,
  WantedUpload,
} from '../../domain/ports/image-place-store.ts';
import type { Database } from './database.ts';
import { IMAGE_FILE, IMAGE_WAITERS } from './image-waiting-sql.ts';
import { readMeta, writeMeta } from './meta-store.ts';

type PlaceRecord = Omit<ImagePlace, 'where' | 'preset' | 'waits'> &
  PlaceWait & { readonly place: string; readonly preset: string | null };
type UploadRecord = Omit<StoredUpload, 'put'> & { readonly put: number };

const SELECT_PLACE = `SELECT id, name, place, path, public_base AS publicBase, preset, origin, held,
  not_before AS notBefore, trouble, tries FROM image_place`;
const UPLOAD = `u.key, u.url, u.state, u.put, u.tries, u.next_at AS nextAt, u.detail, u.checked_at AS checkedAt`;

/** `installId`: whose word about folders counts. */
type Options = { readonly clock: Clock; readonly installId?: string | undefined };

/** Places for images, on the connection that writes. */
export function createImagePlaceStore(db: Database, { clock, installId = '' }: Options): ImagePlaceStore {
  return { ...createPlaces(db, clock), ...createUploads(db), ...createFolders(db, installId) };
}

/** Folders that were chosen here, hashed with the name of this installation: a catalog may be given to somebody else. */
function createFolders(
  db: Database,
  installId: string,
): Pick<ImagePlaceStore, 'takeFolder' | 'isFolderTaken'> {
  const read = () => Folders.catch([]).parse(JSON.parse(readMeta(db, 'image_folders') ?? '[]'));
  const nameOf = (folder: string) => createHash('sha256').update(`${installId}\n${folder}`).digest('hex');
  return {
    takeFolder: (folder) => {
      const names = new Set([...read(), nameOf(folder)]);
      writeMeta(db, { image_folders: JSON.stringify([...names]) });
    },
    isFolderTaken: (folder) => read().includes(nameOf(folder)),
  };
}

const Folders = z.array(z.string());

type PlaceKeys =
  | 'find'
  | 'insert'
  | 'update'
  | 'setAside'
  | 'remove'
  | 'remotesOf'
  | 'hold'
  | 'beginAnew'
  | 'endFileWaits'
  | 'wait'
  | 'retryUndone';

function createPlaces(db: Database, clock: Clock): Pick<ImagePlaceStore, PlaceKeys> {
  const find = db.prepare<[number], PlaceRecord>(`${SELECT_PLACE} WHERE id = ? AND removed_at IS NULL`);
  const insert =
    db.prepare(`INSERT INTO image_place(name, place, path, public_base, preset, origin, created_at)
    VALUES (@name, @place, @path, @publicBase, @preset, @origin, @at)`);
  const update = db.prepare(`UPDATE image_place SET name = @name, place = @place, path = @path,
    public_base = @publicBase, preset = @preset, origin = @origin, held = NULL, not_before = NULL, tries = 0
    WHERE id = @id`);
  const copyAside = db.prepare<[number, number]>(`
    INSERT INTO image_place(name, place, path, public_base, preset, origin, created_at, removed_at)
    SELECT name, place, path, public_base, preset, origin, created_at, ? FROM image_place WHERE id = ?`);
  const moveUploads = db.prepare<[number | bigint, number]>(
    'UPDATE image_upload SET place_id = ? WHERE place_id = ?',
  );
  const remove = db.prepare<[number, number]>('UPDATE image_place SET removed_at = ? WHERE id = ?');
  const remotesOf = db.prepare<[number], { id: number; name: string }>(
    `SELECT id, name FROM remote WHERE removed_at IS NULL AND settings ->> 'imagePlaceId' = ? ORDER BY sort_text(name), id`,
  );
  const hold = db.prepare<[string | null, number]>(
    'UPDATE image_place SET held = ?, not_before = NULL, tries = 0 WHERE id = ?',
  );
  const endWaits = db.prepare<[number]>(
    `UPDATE image_upload SET next_at = NULL WHERE place_id = ? AND state = 'waiting' AND next_at IS NOT NULL`,
  );
  const endAllWaits = db.prepare(
    `UPDATE image_upload SET next_at = NULL WHERE state = 'waiting' AND next_at IS NOT NULL`,
  );
  const endPlaceWaits = db.prepare(
    'UPDATE image_place SET not_before = NULL, tries = 0 WHERE not_before IS NOT NULL',
  );
  const release = db.prepare<[string]>('UPDATE image_place SET held = NULL WHERE held = ?');
  const wait = db.prepare<[number | null, string | null, number, number]>(
    'UPDATE image_place SET not_before = ?, trouble = ?, tries = ? WHERE id = ?',
  );
  const retry = db
    .prepare<[number], string>(
      `UPDATE image_upload SET state = 'waiting', put = 0, tries = 0, next_at = NULL
       WHERE place_id = ? AND state = 'failed' RETURNING file`,
    )
    .pluck();
  const putAgain = db.prepare<[number]>(
    `UPDATE image_upload SET put = 0 WHERE place_id = ? AND state = 'waiting' AND put = 1`,
  );
  const toRecord = (place: ImagePlaceInput, origin: string | null) => ({
    name: place.name,
    place: JSON.stringify(place.where),
    path: place.path,
    publicBase: place.publicBase,
    preset: place.preset === null ? null : JSON.stringify(place.preset),
    origin,
  });
  return {
    find: (id) => {
      const record = find.get(id);
      if (record === undefined) return undefined;
      const { notBefore, trouble, tries } = record;
      return { ...toPlace(record), notBefore, trouble, tries };
    },
    insert: (place, origin) =>
      Number(insert.run({ ...toRecord(place, origin), at: clock.now() }).lastInsertRowid),
    update: (id, place, origin) => {
      update.run({ ...toRecord(place, origin), id });
      endWaits.run(id);
    },
    setAside: (id) => {
      const { lastInsertRowid } = copyAside.run(clock.now(), id);
      moveUploads.run(lastInsertRowid, id);
    },
    remove: (id) => {
      remove.run(clock.now(), id);
    },
    remotesOf: (id) => remotesOf.all(id),
    beginAnew: (held) => {
      endPlaceWaits.run();
      for (const why of held) release.run(why);
    },
    endFileWaits: () => {
      endAllWaits.run();
    },
    hold: (id, why) => {
      hold.run(why, id);
      if (why === null) endWaits.run(id);
    },
    wait: (id, { notBefore, trouble, tries }) => {
      wait.run(notBefore, trouble, tries, id);
    },
    retryUndone: (id) => {
      putAgain.run(id);
      return retry.all(id);
    },
  };
}

type UploadKeys =
  | 'wanted'
  | 'isAnythingWanted'
  | 'upload'
  | 'isKeyTaken'
  | 'keepUpload'
  | 'sizeOf'
  | 'productsWith';

function createUploads(db: Database): Pick<ImagePlaceStore, UploadKeys> {
  // In the order of each line, so that nothing is sorted however long that is.
  const openPlaces = db.prepare<[number], { remoteId: number; accountId: number; placeId: number }>(`
    SELECT r.id AS remoteId, r.account_id AS accountId, i.id AS placeId
    FROM remote r JOIN image_place i ON i.id = r.settings ->> 'imagePlaceId'
    WHERE r.removed_at IS NULL AND i.removed_at IS NULL AND i.held IS NULL AND COALESCE(i.not_before, 0) <= ?`);
  const inLine = db.prepare<
    { accountId: number; remoteId: number; placeId: number; now: number; most: number; except: string },
    WantedUpload
  >(`
    SELECT @placeId AS placeId, p.image_url AS image FROM submission s INDEXED BY submission_line
    CROSS JOIN product_check c ON c.product_id = s.product_id AND c.remote_id = s.remote_id AND c.waits > 0
    JOIN product p ON p.id = s.product_id AND p.trashed_at IS NULL
    LEFT JOIN image_upload u ON u.place_id = @placeId AND u.file = ${IMAGE_FILE}
    WHERE s.account_id = @accountId AND s.remote_id = @remoteId AND s.state = 'queued' AND s.paused = 0 AND s.copied = 0
      AND CAST(@placeId AS INTEGER) || ' ' || ${IMAGE_FILE} NOT IN (SELECT value FROM json_each(@except))
      AND (u.file IS NULL OR (u.state = 'waiting' AND COALESCE(u.next_at, 0) <= @now))
    ORDER BY s.seq LIMIT @most`);
  const anything = db.prepare<[], number>(`SELECT EXISTS (SELECT 1 FROM ${IMAGE_WAITERS})`).pluck();
  const find = db.prepare<[number, string], UploadRecord>(
    `SELECT ${UPLOAD} FROM image_upload u WHERE u.place_id = ? AND u.file = ?`,
  );
  const keep = db.prepare(`INSERT OR REPLACE INTO image_upload(place_id, file, ${COLUMNS})
    VALUES (@placeId, @file, @key, @url, @state, @put, @tries, @nextAt, @detail, @checkedAt)`);
  const taken = db
    .prepare<[number, string, string], number>(
      'SELECT EXISTS (SELECT 1 FROM image_upload WHERE place_id = ? AND key = ? AND file <> ?)',
    )
    .pluck();
  const size = db.prepare<[string], { width: number; height: number }>(
    'SELECT width, height FROM image_file WHERE hash = ?',
  );
  const products = db
    .prepare<[string, string], number>(
      `SELECT id FROM product WHERE image_url >= 'local-image:' AND image_url < 'local-image;' AND trashed_at IS NULL
         AND image_url >= ? AND image_url < ? ORDER BY id`,
    )
    .pluck();
  return {
    wanted: (now, most, { accounts, except }) =>
      openPlaces
        .all(now)
        .filter(({ accountId }) => accounts?.has(accountId) ?? true)
        .flatMap((place) => inLine.all({ ...place, now, most, except: JSON.stringify(except) })),
    isAnythingWanted: () => anything.get() === 1,
    upload: (placeId, file) => {
      const record = find.get(placeId, file);
      return record && toUpload(record);
    },
    isKeyTaken: (placeId, key, file) => taken.get(placeId, key, file) === 1,
    keepUpload: (placeId, file, upload) => {
      keep.run({ ...upload, placeId, file, put: upload.put ? 1 : 0 });
    },
    sizeOf: (hash) => size.get(hash),
    // '0' comes right after '/'.
    productsWith: (file) => products.all(`local-image:${file}/`, `local-image:${file}0`),
  };
}

const COLUMNS = 'key, url, state, put, tries, next_at, detail, checked_at';

/** What the window asks about places, on a connection that only reads. */
export function createImagePlaceReader(db: Database): ImagePlaceReader {
  const list = db.prepare<[], PlaceRecord>(`${SELECT_PLACE} WHERE removed_at IS NULL ORDER BY id`);
  const counts = db.prepare<{ id: number }, { waiting: number; failed: number; done: number }>(`
    SELECT (SELECT count(DISTINCT ${IMAGE_FILE}) FROM ${IMAGE_WAITERS} AND i.id = @id) AS waiting,
      count(*) FILTER (WHERE state = 'failed') AS failed, count(*) FILTER (WHERE state = 'done') AS done
    FROM image_upload WHERE place_id = @id`);
  const uploads = db.prepare<[string], UploadRecord & { placeId: number; file: string }>(`
    SELECT u.place_id AS placeId, u.file, ${UPLOAD} FROM json_each(?) f JOIN image_upload u ON u.file = f.value
    JOIN image_place i ON i.id = u.place_id AND i.removed_at IS NULL ORDER BY u.file, u.place_id`);
  return {
    list: () => list.all().map(toPlace),
    counts: (id) => counts.get({ id }) ?? { waiting: 0, failed: 0, done: 0 },
    uploads: (files) =>
      uploads.all(JSON.stringify(files)).map(({ placeId, file, ...upload }) => ({
        placeId,
        file,
        ...toUpload(upload),
      })),
  };
}

function toPlace({ place, preset, notBefore, trouble, tries: _tries, ...rest }: PlaceRecord): ImagePlace {
  const where: unknown = JSON.parse(place);
  const made: unknown = preset === null ? null : JSON.parse(preset);
  const waits = notBefore === null || trouble === null ? null : { detail: trouble, until: notBefore };
  return ImagePlace.parse({ ...rest, where, preset: made, waits });
}

function toUpload({ put, ...rest }: UploadRecord): StoredUpload {
  return { ...rest, put: put === 1 };
}
