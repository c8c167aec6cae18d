import { statSync } from 'node:fs';
import type { ImagePlaceInput, ImageWhere, UploadPreset } from '../shared/model/image-place.ts';
import { UploadPreset as UploadPresetSchema } from '../shared/model/image-place.ts';
import type { Context, Given } from './command.ts';
import { failed, wrongUsage } from './command-failure.ts';
import type { Mistakes } from './mistakes.ts';
import { suggest } from './nearest.ts';

type Kind = ImageWhere['kind'];

/** The option that says what kind of place it is, and those that only such a place has. */
const KINDS: Readonly<Record<Kind, readonly [option: string, ...own: string[]]>> = {
  s3: ['s3', 'bucket', 'region', 'host-style', 'access-key', 'cache-control'],
  webdav: ['webdav', 'user'],
  folder: ['folder'],
  address: ['addresses'],
};

/** Amazon’s first region; other servers that have none take it, too. */
const USUAL_REGION = 'us-east-1';
const USUAL_PATH = 'products/{name}-{hash}.{ext}';
const ANEW = ['max-side', 'format', 'quality'] as const;
const USUAL_SIDE = 2000;
const USUAL_QUALITY = 85;

/** What a call says about a new place, as far as it can be read without a catalog; what can't be is a mistake. */
export async function readPlace(
  { given, pathOf }: Pick<Context, 'given' | 'pathOf'>,
  mistakes: Mistakes,
): Promise<ImagePlaceInput | undefined> {
  const kind = await mistakes.look(() => readKind(given));
  const where = kind && (await mistakes.look(() => readWhere(kind, given, pathOf)));
  const publicBase = await mistakes.look(() => readAddress(given, 'public', 'https://photos.example.com'));
  const preset = kind && (await mistakes.look(() => readPictures(kind, given)));
  if (where === undefined || publicBase === undefined || preset === undefined) return undefined;
  const path = given.text('path') ?? (where.kind === 'address' ? '{name}.{ext}' : USUAL_PATH);
  return { name: (given.operands[0] ?? '').trim(), where, path, publicBase, preset };
}

function readKind(given: Given): Kind {
  const kinds = Object.keys(KINDS) as Kind[]; // its keys are those
  const named = kinds.filter((kind) => given.flag(KINDS[kind][0]));
  const [kind] = named;
  if (kind === undefined || named.length > 1)
    throw wrongUsage('Say what the place is: one of --s3, --webdav, --folder and --addresses.');
  for (const other of kinds) {
    const [option, ...own] = KINDS[other];
    const stray = other === kind ? undefined : own.find((name) => given.flag(name));
    if (stray !== undefined) throw wrongUsage(`--${stray} goes with --${option}.`);
  }
  return kind;
}

function readWhere(kind: Kind, given: Given, pathOf: Context['pathOf']): ImageWhere {
  switch (kind) {
    case 's3':
      return {
        kind,
        endpoint: readAddress(given, 's3', 'https://s3.eu-central-1.amazonaws.com'),
        region: given.text('region') ?? USUAL_REGION,
        bucket: readText(given, 'bucket', 'the name of the bucket'),
        pathStyle: !given.flag('host-style'),
        accessKeyId: readText(given, 'access-key', 'the id of the access key, not the secret'),
        cacheControl: given.text('cache-control') ?? null,
      };
    case 'webdav':
      return {
        kind,
        address: readAddress(given, 'webdav', 'https://files.example.com/dav/photos'),
        user: readText(given, 'user', 'the user there'),
      };
    case 'folder':
      return { kind, folder: readFolder(pathOf(readText(given, 'folder', 'a folder of this computer'))) };
    case 'address':
      return { kind };
  }
}

function readText(given: Given, name: string, what: string): string {
  const text = given.text(name)?.trim() ?? '';
  if (text === '') throw wrongUsage(`--${name} is missing: ${what}.`);
  return text;
}

function readAddress(given: Given, name: string, example: string): string {
  const text = readText(given, name, `an address, such as ${example}`);
  if (URL.canParse(text) && /^https?:/i.test(text)) return text;
  throw wrongUsage(`--${name} takes a whole address, such as ${example}.`);
}

function readFolder(folder: string): string {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw failed('not-found', `There is no folder ${folder}.`);
}

/** What becomes of pictures on their way; `null` where they go as they are. */
function readPictures(kind: Kind, given: Given): UploadPreset | null {
  const anew = ANEW.filter((name) => given.text(name) !== undefined);
  const [first] = anew;
  if (kind === 'address') {
    if (first !== undefined) throw wrongUsage(`--addresses puts no picture anywhere. Leave out --${first}.`);
    return null;
  }
  const isAsIs = given.flag('as-is');
  if (isAsIs && first !== undefined) throw wrongUsage(`Use either --as-is or --${first}.`);
  if (!isAsIs && first === undefined) throw wrongUsage(SAY_WHICH);
  return isAsIs ? null : readPreset(given);
}

const SAY_WHICH =
  'Say what becomes of pictures: --as-is puts each file there as it is, so that a photo may tell where it was taken; with --max-side N they are written anew without that, which only the window does.';

function readPreset(given: Given): UploadPreset {
  const { maxSide, format, quality } = UploadPresetSchema.shape;
  const side = given.text('max-side') ?? `${USUAL_SIDE}`;
  const kind = given.text('format') ?? 'keep';
  const read = {
    maxSide: maxSide.safeParse(side === 'none' ? null : Number(side)),
    format: format.safeParse(kind),
    quality: quality.safeParse(Number(given.text('quality') ?? USUAL_QUALITY)),
  };
  if (!read.maxSide.success) throw wrongUsage('--max-side takes pixels from 16 to 10000, or none.');
  if (!read.format.success)
    throw wrongUsage(`--format is one of ${format.options.join(', ')}.${suggest(kind, format.options)}`);
  if (!read.quality.success) throw wrongUsage('--quality takes percent, from 1 to 100.');
  return { maxSide: read.maxSide.data, format: read.format.data, quality: read.quality.data };
}
