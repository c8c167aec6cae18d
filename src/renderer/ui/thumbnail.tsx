import { IconPhotoX, IconWorld } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { isLocalImage, readLocalImage } from '../../shared/model/local-image.ts';
import {
  THUMBNAIL_SIZES,
  type ThumbnailSize,
  writeThumbnailAddress,
} from '../../shared/model/thumbnail-address.ts';
import { t } from '../i18n/t.ts';
import classes from './thumbnail.module.css';
import { sayFault } from './thumbnail-words.ts';
import { useLate } from './use-late.ts';

type Props = {
  /** The image of a product: a web address or a file of the catalog. */
  readonly image: string;
  /** Both sides of the box, in CSS pixels. */
  readonly box: number;
  /** What the image shows; empty where the text beside it says so. */
  readonly alt: string;
};

/** A small picture of a product's image. Images of the web are never loaded by the page: an icon stands for them. */
export function Thumbnail({ image, box, alt }: Props) {
  const local = readLocalImage(image);
  if (local !== null) {
    const { hash, ext: extension } = local;
    const address = writeThumbnailAddress({ kind: 'local', hash, extension, size: sizeFor(box) });
    return <Picture key={address} address={address} box={box} alt={alt} />;
  }
  if (image.trim() === '') return <Box box={box} state="none" />;
  if (isLocalImage(image)) return <Fault box={box} word="not-there" />;
  return (
    <Box box={box} state="web" label={t`An image of the web`}>
      <IconWorld size={iconSize(box)} stroke={1.5} aria-hidden />
    </Box>
  );
}

type GivenProps = Omit<Props, 'image'> & {
  readonly handle: string;
  /** Below the folder that was given, with slashes. */
  readonly path: string;
};

/** A small picture of a file in a folder that was chosen or dropped. */
export function GivenThumbnail({ handle, path, box, alt }: GivenProps) {
  const address = writeThumbnailAddress({ kind: 'given', handle, path, size: sizeFor(box) });
  return <Picture key={address} address={address} box={box} alt={alt} />;
}

type PictureProps = { readonly address: string; readonly box: number; readonly alt: string };

/** What was dropped because so many others were asked for is asked for again. */
const AGAIN_MS = 500;
const TRIES = 5;
/** What passes in less time, as tiles do while the list is scrolled fast, is not asked for: making it would slow down the rest. */
const PASSING_MS = 60;

function Picture({ address, box, alt }: PictureProps) {
  const [state, setState] = useState<'loading' | 'shown' | 'again' | { readonly fault: string }>('loading');
  const [tries, setTries] = useState(1);
  const stays = useLate(true, PASSING_MS);
  const late = useLate(state === 'loading' || state === 'again');
  useEffect(() => {
    if (state !== 'again') return;
    const timer = setTimeout(() => {
      setTries((before) => before + 1);
      setState('loading');
    }, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const fail = async (): Promise<void> => {
    const word = await askWhy(address);
    setState(word === 'dropped' && tries < TRIES ? 'again' : { fault: word });
  };
  if (typeof state === 'object') return <Fault box={box} word={state.fault} />;
  return (
    <Box box={box} state={state} late={late}>
      {stays && state !== 'again' && (
        <img
          className={classes['picture']}
          src={address}
          alt={alt}
          draggable={false}
          decoding="async"
          data-loading={state === 'loading' || undefined}
          onLoad={() => setState('shown')}
          onError={() => void fail()}
        />
      )}
    </Box>
  );
}

/** An image that fails tells nobody why; its address does. */
async function askWhy(address: string): Promise<string> {
  try {
    const answer = await fetch(address);
    return answer.ok ? 'dropped' : await answer.text();
  } catch {
    return 'dropped';
  }
}

function Fault({ box, word }: { readonly box: number; readonly word: string }) {
  return (
    <Box box={box} state="fault" label={sayFault(word)}>
      <IconPhotoX className={classes['fault']} size={iconSize(box)} stroke={1.5} aria-hidden />
    </Box>
  );
}

type BoxProps = {
  readonly box: number;
  readonly state: string;
  readonly late?: boolean;
  /** Says in words what an icon stands for. */
  readonly label?: string;
  readonly children?: ReactNode;
};

function Box({ box, state, late = false, label, children }: BoxProps) {
  return (
    <span
      className={late ? `${classes['box']} ${classes['late']}` : classes['box']}
      style={{ width: box, height: box }}
      data-state={state}
      {...(label !== undefined && { role: 'img', 'aria-label': label, title: label })}
    >
      {children}
    </span>
  );
}

function iconSize(box: number): number {
  return Math.min(24, Math.round(box * 0.6));
}

/** The smallest that is sharp on this screen. */
function sizeFor(box: number): ThumbnailSize {
  const pixels = box * (window.devicePixelRatio || 1);
  return THUMBNAIL_SIZES.find((size) => size >= pixels) ?? 512;
}
