import type {
  ImagePlace,
  ImagePlaceInput,
  ImageWhere,
  UploadPreset,
} from '../../../../shared/model/image-place.ts';
import { regionIn } from './s3-hosts.ts';

export type PlaceKind = ImageWhere['kind'];

/** A folder that was chosen, by its handle; or the one that the place has, which the main process knows again. `path` is only shown. */
export type DraftFolder = { readonly folder: string; readonly path: string };

/** The editor's answers so far, as they are typed; the secret is apart and never travels with them. */
export type PlaceDraft = {
  readonly kind: PlaceKind;
  readonly name: string;
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly pathStyle: boolean;
  readonly accessKeyId: string;
  readonly cacheControl: string;
  readonly address: string;
  readonly user: string;
  readonly folder: DraftFolder | null;
  readonly path: string;
  readonly publicBase: string;
  readonly asIs: boolean;
  readonly maxSide: string;
  readonly format: UploadPreset['format'];
  readonly quality: string;
};

const EMPTY = {
  name: '',
  endpoint: '',
  region: '',
  bucket: '',
  pathStyle: true,
  accessKeyId: '',
  // The address of a picture changes with the picture: whoever has one never has to ask again.
  cacheControl: 'public, max-age=31536000, immutable',
  address: '',
  user: '',
  folder: null,
  publicBase: '',
  asIs: false,
  maxSide: '2000',
  format: 'keep',
  quality: '85',
} as const satisfies Partial<PlaceDraft>;

export function startPlace(kind: PlaceKind): PlaceDraft {
  const path = kind === 'address' ? '{name}.{ext}' : 'products/{name}-{hash}.{ext}';
  return { ...EMPTY, kind, path };
}

export function draftOfPlace({ name, where, path, publicBase, preset }: ImagePlace): PlaceDraft {
  return {
    ...startPlace(where.kind),
    ...whereOf(where),
    name,
    path,
    publicBase,
    ...(preset === null
      ? { asIs: true }
      : {
          maxSide: String(preset.maxSide ?? ''),
          format: preset.format,
          quality: String(preset.quality),
        }),
  };
}

function whereOf(where: ImageWhere): Partial<PlaceDraft> {
  switch (where.kind) {
    case 's3':
      return { ...where, cacheControl: where.cacheControl ?? '' };
    case 'webdav':
      return { address: where.address, user: where.user };
    case 'folder':
      return { folder: { folder: where.folder, path: where.folder } };
    case 'address':
      return {};
  }
}

/** A region that was read in the endpoint follows it; one that was typed stays. */
export function changePlace(draft: PlaceDraft, part: Partial<PlaceDraft>): PlaceDraft {
  const next = { ...draft, ...part };
  if (part.endpoint === undefined || part.region !== undefined) return next;
  const followed = draft.region === '' || draft.region === regionIn(draft.endpoint);
  return followed ? { ...next, region: regionIn(next.endpoint) ?? '' } : next;
}

/** The place to write; call it for a draft without problems. */
export function toPlaceInput(draft: PlaceDraft): ImagePlaceInput {
  return {
    name: draft.name.trim(),
    where: toWhere(draft),
    path: draft.path.trim(),
    publicBase: draft.publicBase.trim(),
    preset: toPreset(draft),
  };
}

function toWhere(draft: PlaceDraft): ImageWhere {
  switch (draft.kind) {
    case 's3':
      return {
        kind: 's3',
        endpoint: draft.endpoint.trim(),
        region: draft.region.trim(),
        bucket: draft.bucket.trim(),
        pathStyle: draft.pathStyle,
        accessKeyId: draft.accessKeyId.trim(),
        cacheControl: draft.cacheControl.trim() || null,
      };
    case 'webdav':
      return { kind: 'webdav', address: draft.address.trim(), user: draft.user.trim() };
    case 'folder':
      return { kind: 'folder', folder: draft.folder?.folder ?? '' };
    case 'address':
      return { kind: 'address' };
  }
}

/** Where nothing is put, nothing becomes of a picture. */
export function toPreset({ kind, asIs, maxSide, format, quality }: PlaceDraft): UploadPreset | null {
  if (kind === 'address' || asIs) return null;
  return { maxSide: maxSide.trim() === '' ? null : Number(maxSide), format, quality: Number(quality) };
}
