import { useMemo, useState } from 'react';
import { readLocalImage } from '../../../../shared/model/local-image.ts';
import { writeThumbnailAddress } from '../../../../shared/model/thumbnail-address.ts';

/** What a cell of the image column draws; `null` while it loads, and where there is none. */
export type PictureOf = (image: string) => HTMLImageElement | null;

/** A few screens of rows. */
const MOST = 400;
/** What failed is asked for again when it is drawn later on: it may have been dropped among many. */
const AGAIN_MS = 5000;

/** The pictures of the rows in sight. The function is another one when a picture has come, so that the grid draws again. */
export function useCellPictures(): PictureOf {
  const [come, setCome] = useState(0);
  const store = useMemo(() => createPictures(() => setCome((before) => before + 1)), []);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- another function when another picture is there
  return useMemo(() => (image) => store(image), [store, come]);
}

function createPictures(loaded: () => void): PictureOf {
  const known = new Map<string, HTMLImageElement | null>();
  let told = false;
  const tell = () => {
    // Those of one frame together.
    if (told) return;
    told = true;
    requestAnimationFrame(() => {
      told = false;
      loaded();
    });
  };
  const load = (address: string) => {
    known.set(address, null);
    const [first] = known.keys();
    if (known.size > MOST && first !== undefined) known.delete(first);
    const picture = new Image();
    picture.addEventListener('load', () => {
      known.set(address, picture);
      tell();
    });
    picture.addEventListener('error', () => setTimeout(() => known.delete(address), AGAIN_MS));
    picture.src = address;
  };
  return (image) => {
    const local = readLocalImage(image);
    if (local === null) return null;
    const { hash, ext: extension } = local;
    const address = writeThumbnailAddress({ kind: 'local', hash, extension, size: 64 });
    if (!known.has(address)) load(address);
    return known.get(address) ?? null;
  };
}

const SIDE = 26;
const GAP = 6;
/** What a picture takes of its cell. */
export const PICTURE_ROOM = SIDE + GAP;

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Fits the picture into a square at the end of its cell. */
export function drawPicture(
  ctx: CanvasRenderingContext2D,
  { x, y, width, height }: Rect,
  picture: HTMLImageElement,
): void {
  const scale = Math.min(SIDE / picture.naturalWidth, SIDE / picture.naturalHeight);
  const [wide, high] = [picture.naturalWidth * scale, picture.naturalHeight * scale];
  const left = x + width - GAP - SIDE + (SIDE - wide) / 2;
  ctx.save();
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(picture, left, y + (height - high) / 2, wide, high);
  ctx.restore();
}
