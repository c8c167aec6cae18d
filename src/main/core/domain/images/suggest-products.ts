import type { Input, Output } from '../../../../shared/contract/api.ts';
import { countCharacters } from '../../../../shared/count-characters.ts';
import { dropEnding } from '../../../../shared/model/file-slug.ts';
import type { NamedProduct } from '../ports/image-store.ts';
import type { ImagesDeps } from './deps.ts';
import { foldName } from './fold-name.ts';
import { imageFileOf } from './scans.ts';
import { toShown } from './show-match.ts';

const SUGGESTED = 5;
/** Products that are looked at for each part of a name. */
const LOOKED_AT = 60;
/** The search index finds parts of this length and longer. */
const SHORTEST_PART = 3;
const MOST_PARTS = 24;
/** Of the letters that two texts share, from 0 to 1: less is no likeness that anybody sees. */
const LEAST = 0.3;

/** Products whose SKU or name looks like that of a file or its folder, the likeliest first. Nothing is done with them. */
export function suggestProducts(
  deps: ImagesDeps,
  { id, file: n }: Input<'images.suggest'>,
): Output<'images.suggest'> {
  const { path, name } = imageFileOf(deps.scans.get(id), n);
  const folder = path.split('/').at(-2) ?? '';
  const texts = [
    { of: 'the file’s name', folded: foldName(dropEnding(name)) },
    { of: 'the folder’s name', folded: foldName(folder) },
  ].filter(({ folded }) => folded !== '');
  const parts = [...new Set(texts.flatMap(({ folded }) => partsOf(folded)))].slice(0, MOST_PARTS);
  return deps.images
    .alike(parts, LOOKED_AT)
    .flatMap((product) => judge(product, texts))
    .filter(({ score }) => score >= LEAST)
    .toSorted((a, b) => b.score - a.score || a.product.id - b.product.id)
    .slice(0, SUGGESTED)
    .map(({ product, reason }) => ({ product: toShown(product), reason }));
}

/** Whole words, and their beginnings and ends in case one is written wrong, or as one with the next. */
function partsOf(folded: string): readonly string[] {
  const words = folded.split(' ').map((word) => [...word]);
  const ends = (length: (letters: readonly string[]) => number) =>
    words.flatMap((letters) => [
      letters.slice(0, length(letters)).join(''),
      letters.slice(-length(letters)).join(''),
    ]);
  const parts = [
    ...words.map((letters) => letters.join('')),
    ...ends((letters) => Math.max(SHORTEST_PART, Math.floor(letters.length / 2))),
    ...ends(() => SHORTEST_PART),
  ];
  return parts.filter((part) => countCharacters(part) >= SHORTEST_PART);
}

type Text = { readonly of: string; readonly folded: string };

function judge(product: NamedProduct, texts: readonly Text[]) {
  const sides = [
    { word: 'SKU', value: product.sku ?? '' },
    { word: 'name', value: product.name },
  ];
  const judged = sides.flatMap(({ word, value }) =>
    texts.map(({ of, folded }) => ({
      score: likeness(foldName(value), folded),
      reason: `The ${word} “${value}” is like ${of}.`,
    })),
  );
  const [best] = judged.toSorted((a, b) => b.score - a.score);
  return best === undefined ? [] : [{ product, ...best }];
}

/** How many of their pieces of three letters two texts share, from 0 to 1 (Dice). */
function likeness(a: string, b: string): number {
  const [ofA, ofB] = [piecesOf(a), piecesOf(b)];
  const shared = [...ofA].filter((piece) => ofB.has(piece)).length;
  return ofA.size + ofB.size === 0 ? 0 : (2 * shared) / (ofA.size + ofB.size);
}

function piecesOf(text: string): ReadonlySet<string> {
  const padded = [...` ${text} `];
  return new Set(padded.slice(2).map((_, at) => padded.slice(at, at + 3).join('')));
}
