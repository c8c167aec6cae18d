import type { ImageFile, ImageRow, ImageRuleKind, ImageTab } from '../../../shared/model/image-match.ts';
import type { JobProgress } from '../../bridge/jobs.ts';
import { t } from '../../i18n/t.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import type { Given } from './match-steps.ts';

type RuleWords = {
  readonly title: string;
  /** An example. */
  readonly help: string;
  /** What a row says that was found by it. */
  readonly found: string;
};

export const RULES: Readonly<Record<ImageRuleKind, RuleWords>> = {
  'image-value': {
    title: t`Image has the file’s name`,
    help: t`Its image is mug.jpg`,
    found: t`Its image has this name`,
  },
  sku: { title: t`File name is the SKU`, help: t`MUG-1.jpg`, found: t`File name is the SKU` },
  'sku-prefix': {
    title: t`Name begins with the SKU`,
    help: t`MUG-1_front.jpg`,
    found: t`Begins with the SKU`,
  },
  'folder-sku': { title: t`Folder is the SKU`, help: t`MUG-1/front.jpg`, found: t`Folder is the SKU` },
  name: {
    title: t`File name is the name`,
    help: t`enamel-mug.jpg`,
    found: t`File name is the name`,
  },
  pattern: { title: t`A pattern`, help: t`A regular expression`, found: t`By the pattern` },
  table: { title: t`A table of files and SKUs`, help: t`Two columns`, found: t`By the table` },
};

export function sayFound(rule: ImageRow['rule']): string {
  if (rule === null) return '';
  return rule === 'by-hand' ? t`Chosen by you` : RULES[rule].found;
}

export const TABS: readonly { readonly id: ImageTab; readonly title: string; readonly none: string }[] = [
  {
    id: 'matched',
    title: t`Matched`,
    none: t`No file was matched with a product that would get another image.`,
  },
  { id: 'same', title: t`The same`, none: t`No product has one of these images already.` },
  { id: 'several-files', title: t`Several files`, none: t`No product has several files to choose from.` },
  { id: 'one-for-several', title: t`Several products`, none: t`No file could belong to several products.` },
  { id: 'no-product', title: t`No product`, none: t`Every file found its product.` },
  {
    id: 'without-image',
    title: t`Without image`,
    none: t`Every one of these products has an image, or gets one.`,
  },
  { id: 'problems', title: t`Problems`, none: t`Every file can be used.` },
];

/** What stands above the rows of a tab. */
export const ABOUT: Readonly<Partial<Record<ImageTab, string>>> = {
  same: t`These products have these very images. Nothing is written.`,
  'several-files': t`Choose one file for each product. Without a choice nothing is given to it.`,
  'one-for-several': t`Say whose image each file is. Without that nothing is done with it.`,
  'no-product': t`Choose a product for a file where you know it. The others stay where they are.`,
  'without-image': t`None of the files would be given to these products.`,
  problems: t`Files that can’t be images, links, and what can’t be read. Each says why.`,
};

const KB = 1000;
const UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** `84 kB`, `2.4 MB`. */
export function sayBytes(bytes: number): string {
  const step = bytes < KB ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / KB ** step;
  return `${formatCount(value < 10 && step > 1 ? Math.round(value * 10) / 10 : Math.round(value))} ${UNITS[step]}`;
}

/** `1600 × 1200 · 2.4 MB`. */
export function saySize({ width, height, bytes }: ImageFile): string {
  const size = sayBytes(bytes);
  return width === null || height === null ? size : `${width} × ${height} · ${size}`;
}

export function sayGiven({ change, products, copied }: Given): string {
  return change === null
    ? t`Put back ${countOf(copied, 'file')} that had gone from the catalog.`
    : t`Gave ${countOf(products, 'product')} an image.`;
}

/** How far the files are read; how many there are nobody knows at first. */
export function sayReading(progress: JobProgress | null): string {
  if (progress === null) return t`Looking for images`;
  const { done, total, bytes } = progress;
  if (total === 0) return t`Found ${countOf(done, 'file')}`;
  const files = t`Read ${formatCount(done)} of ${countOf(total, 'file')}`;
  return bytes === undefined ? files : t`${files}, ${sayBytes(bytes.done)} of ${sayBytes(bytes.total)}`;
}
