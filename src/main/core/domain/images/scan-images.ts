import type { Input, Output } from '../../../../shared/contract/api.ts';
import { MOST_IMAGE_FILES } from '../../../../shared/model/image-words.ts';
import { Failure } from '../failure.ts';
import type { ImageFiles, ListedFile, LookedAt } from '../ports/image-files.ts';
import type { ImagesDeps } from './deps.ts';
import { explainImageRefusal } from './explain-refusal.ts';
import { inParallel } from './in-parallel.ts';
import { sortNaturally } from './natural-order.ts';
import type { ScannedFile } from './scans.ts';

/** Files at a time: while one is waited for, another is read. */
const AT_ONCE = 4;

/**
 * Looks through files and folders, and keeps what they are until the scan is closed. Nothing of them is changed.
 * @throws Failure where nothing is there, there are too many files, or it was cancelled
 */
export async function scanImages(
  deps: ImagesDeps,
  { source, job }: Input<'images.scan'>,
): Promise<Output<'images.scan'>> {
  const places = await findPlaces(deps, source.files);
  const { files } = await deps.imageFiles();
  const listed = await explainImageRefusal(() => listFiles(deps, files, places, job));
  if (listed.length === 0)
    throw new Failure('not-found', 'There is no file in this folder. Choose another one.');
  const named = nameFiles(files, places, listed);
  const scanned = await explainImageRefusal(() => lookAtFiles(deps, files, places, named, job));
  const [first = ''] = places;
  const id = deps.random.uuid();
  const name = places.length === 1 ? files.nameOf(first) : `${places.length} files`;
  const decisions = { assigned: new Map(), chosen: new Map(), leftOut: new Set<number>() };
  deps.scans.add({ id, name, places, files: scanned, decisions, matching: null, turn: 0, tabs: null });
  const problems = scanned.filter(({ problem }) => problem !== null).length;
  const bytes = scanned.reduce((sum, file) => sum + file.bytes, 0);
  return { id, name, files: scanned.length, images: scanned.length - problems, bytes, problems };
}

/** @throws Failure for a handle that nobody knows */
export async function findPlaces(
  { pathOf }: Pick<ImagesDeps, 'pathOf'>,
  handles: readonly string[],
): Promise<readonly string[]> {
  const places: string[] = [];
  for (const handle of handles) {
    const path = await pathOf(handle);
    if (path === null) throw new Failure('not-found', 'This file is not known any more. Choose it again.');
    places.push(path);
  }
  return places;
}

async function listFiles(
  deps: ImagesDeps,
  files: ImageFiles,
  places: readonly string[],
  job: number | undefined,
): Promise<readonly ListedFile[]> {
  // How many there are nobody knows yet.
  const progress = deps.jobs.begin(job, 'looking', 0);
  return await files.list(places, MOST_IMAGE_FILES, async () => {
    progress.step(1);
    await deps.pause();
  });
}

type NamedFile = ListedFile & Pick<ScannedFile, 'path' | 'name'>;

/** By path, numbers in it counted as numbers. Of several places, a path begins with the name of its own. */
function nameFiles(
  files: ImageFiles,
  places: readonly string[],
  listed: readonly ListedFile[],
): readonly NamedFile[] {
  const named = listed.map((file) => {
    const place = files.nameOf(places[file.root] ?? '');
    const inPlace = places.length === 1 ? file.inside : `${place}/${file.inside}`;
    const path = file.inside === '' ? place : inPlace;
    return { ...file, path, name: path.replace(/^.*\//su, '') };
  });
  return sortNaturally(named, ({ path }) => path);
}

async function lookAtFiles(
  deps: ImagesDeps,
  files: ImageFiles,
  places: readonly string[],
  named: readonly NamedFile[],
  job: number | undefined,
): Promise<readonly ScannedFile[]> {
  const all = named.reduce((sum, { bytes }) => sum + bytes, 0);
  const progress = deps.jobs.begin(job, 'looking', named.length, all);
  const scanned: ScannedFile[] = Array.from({ length: named.length });
  await inParallel(named, AT_ONCE, async (file, n) => {
    let read = 0;
    const follow = (bytes: number) => {
      read += bytes;
      progress.step(0, bytes);
    };
    const looked =
      file.problem === null
        ? await files.look(places[file.root] ?? '', file.inside, follow)
        : { problem: file.problem };
    scanned[n] = toScanned(file, looked);
    // What needed no reading is done with, too.
    progress.step(1, Math.max(0, file.bytes - read));
    await deps.pause();
  });
  return scanned;
}

function toScanned({ root, inside, path, name, bytes }: NamedFile, looked: LookedAt): ScannedFile {
  const isImage = 'image' in looked;
  return {
    root,
    inside,
    path,
    name,
    bytes: isImage ? looked.image.bytes : bytes,
    image: isImage ? looked.image : null,
    problem: isImage ? null : looked.problem,
  };
}
