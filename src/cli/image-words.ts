import type { ImageMatch, ImageRow } from '../shared/model/image-match.ts';
import { count, plainText } from './table.ts';

/** What is left over: files by why, and products that would have no image. */
export type Left = {
  /** Of products of which none is chosen. */
  readonly severalFiles: readonly ImageRow[];
  readonly oneForSeveral: readonly ImageRow[];
  readonly noProduct: readonly ImageRow[];
  readonly problems: readonly ImageRow[];
  readonly withoutImage: readonly ImageRow[];
};

/** What the rules made of a folder, and everything that is left over, line by line. */
export function describeMatch({ rules, counts, notes }: ImageMatch, left: Left, done: string): string {
  const n = (number: number) => number.toLocaleString('en');
  const sum = [
    `${n(counts.matched)} matched`,
    `${n(counts.same)} the same as before`,
    `${n(counts.severalFiles)} for a product with several`,
    `${n(counts.oneForSeveral)} for several products`,
    `${n(counts.noProduct)} without a product`,
    `${n(counts.problems)} with problems`,
  ].join(', ');
  return [
    `${count(counts.files, 'file')}: ${sum}.`,
    ...rules.filter(({ files }) => files > 0).map(({ kind, files }) => `  ${n(files)} by ${kind}`),
    ...notes,
    ...list(
      'Several files for one product; choose, or take the first with --first-by-name:',
      left.severalFiles,
    ),
    ...list('One file for several products:', left.oneForSeveral),
    ...list('No product:', left.noProduct),
    ...list('Problems:', left.problems),
    ...list('Products without an image:', left.withoutImage),
    done,
  ].join('\n');
}

function list(heading: string, rows: readonly ImageRow[]): readonly string[] {
  return rows.length === 0 ? [] : [heading, ...rows.map((row) => `  ${plainText(describeRow(row))}`)];
}

function describeRow({ file, problem, products, productCount }: ImageRow): string {
  const named = products.map(
    ({ id, name, sku }) => `${sku === null || sku === '' ? `product ${id}` : sku} (${name})`,
  );
  const more = productCount > products.length ? [`and ${productCount - products.length} more`] : [];
  const of = [...named, ...more].join(', ');
  if (file === null) return of;
  if (problem !== null) return `${file.path}: ${problem}`;
  return of === '' ? file.path : `${file.path}: ${of}`;
}

/** The same for scripts. */
export function tellLeft(left: Left) {
  const tell = ({ file, products, productCount }: ImageRow) => ({
    file: file?.path ?? '',
    products: products.map(({ id, name, sku }) => ({ id, name, sku })),
    productCount,
  });
  return {
    severalFiles: left.severalFiles.map(tell),
    oneForSeveral: left.oneForSeveral.map(tell),
    noProduct: left.noProduct.map(({ file }) => file?.path ?? ''),
    problems: left.problems.map(({ file, problem }) => ({ file: file?.path ?? '', problem })),
    withoutImage: left.withoutImage.flatMap(({ products }) =>
      products.map(({ id, name, sku, image }) => ({ id, name, sku, image })),
    ),
  };
}
