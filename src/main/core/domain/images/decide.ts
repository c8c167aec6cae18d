import type { Input, Output } from '../../../../shared/contract/api.ts';
import { Failure } from '../failure.ts';
import type { ImagesDeps } from './deps.ts';
import { toKnown } from './match-images.ts';
import { imageFileOf, matchingOf, type Scan } from './scans.ts';
import { filesIn, showMatch, tabsOf } from './show-match.ts';
import { chosenOf, firstByName } from './sort-into-tabs.ts';

/** Says whose image a file is. Of several files that a product has then, it is the chosen one: that was meant. */
export function assignFile(
  deps: ImagesDeps,
  { id, file: n, products }: Input<'images.assign'>,
): Output<'images.assign'> {
  const scan = deps.scans.get(id);
  const { known, found } = matchingOf(scan);
  imageFileOf(scan, n);
  const { assigned, chosen } = scan.decisions;
  if (products === 'all') {
    const all = found[n]?.products ?? [];
    if (all.length === 0) throw new Failure('not-allowed-now', 'The rules find no product for this file.');
    // The list itself: many files may have many products.
    assigned.set(n, all);
    for (const product of all) chosen.set(product, n);
    return showAnew(scan);
  }
  const there = products === 'by-rules' ? [] : deps.images.products([...new Set(products)]);
  if (products !== 'by-rules' && there.length < new Set(products).size)
    throw new Failure('not-found', 'This product is not in the list any more. Refresh it.');
  for (const [product, file] of chosen) if (file === n) chosen.delete(product);
  if (products === 'by-rules') assigned.delete(n);
  else
    assigned.set(
      n,
      there.map((product) => product.id),
    );
  for (const product of there) {
    known.set(product.id, known.get(product.id) ?? toKnown(product));
    chosen.set(product.id, n);
  }
  return showAnew(scan);
}

/** @throws Failure where the file is none of the product's */
export function chooseFile(
  deps: ImagesDeps,
  { id, product, file }: Input<'images.choose'>,
): Output<'images.choose'> {
  const scan = deps.scans.get(id);
  const files = tabsOf(scan).contested.get(product) ?? [];
  if (file !== null && !files.includes(file))
    throw new Failure('not-found', 'This file is none of the several that the product has.');
  if (file === null) scan.decisions.chosen.delete(product);
  else scan.decisions.chosen.set(product, file);
  return showAnew(scan);
}

/** What is chosen already stays. */
export function chooseFirst(
  deps: ImagesDeps,
  { id }: Input<'images.chooseFirst'>,
): Output<'images.chooseFirst'> {
  const scan = deps.scans.get(id);
  for (const [product, files] of tabsOf(scan).contested) {
    if (chosenOf(scan, product, files) !== undefined) continue;
    const first = firstByName(scan, files);
    if (first !== undefined) scan.decisions.chosen.set(product, first);
  }
  return showAnew(scan);
}

export function leaveOutFiles(
  deps: ImagesDeps,
  { id, files, leftOut }: Input<'images.leaveOut'>,
): Output<'images.leaveOut'> {
  const scan = deps.scans.get(id);
  const numbers = typeof files === 'string' ? filesIn(scan, files) : files;
  for (const n of numbers) {
    if (scan.files[n] === undefined)
      throw new Failure('not-found', 'This file is not among those that were read.');
    if (leftOut) scan.decisions.leftOut.add(n);
    else scan.decisions.leftOut.delete(n);
  }
  return showAnew(scan);
}

function showAnew(scan: Scan): Output<'images.get'> {
  scan.tabs = null;
  return showMatch(scan);
}
