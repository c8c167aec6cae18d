import type { TableRow } from '../../../../shared/model/table-file.ts';
import type { ColumnTarget, ImportPlan } from '../../../../shared/model/transfer.ts';
import type { Trouble } from './cell-reading.ts';
import { fieldColumn, isBlank } from './columns.ts';
import { namesAnother } from './group-named.ts';
import type { JsonMember } from './json-members.ts';
import { shown } from './read-price.ts';
import type { RowGroup } from './row-group.ts';

/** One row of the file: the product that it makes, or why it makes none. */
export type ShapedRow = {
  readonly row: TableRow;
  /** Its cells, with what it has from the product above it. */
  readonly cells: readonly (string | null)[];
  /** What the rows below add to its custom data. */
  readonly members: readonly JsonMember[];
  /** Why it makes no product of its own. */
  readonly trouble: Trouble | null;
  /** The row that it went into: it shares its fate. */
  readonly into: TableRow | null;
};

export type Shaping = (group: RowGroup) => readonly ShapedRow[];

/** Makes of the rows of one product what the plan says; every row comes back once. */
export function createShaping(plan: ImportPlan): Shaping {
  const parts = readParts(plan);
  return ({ first, others }) => {
    if (first.problem !== undefined) return [alone(first), ...others.map((row) => sayLost(row, first))];
    if (namesAnother(first, { column: parts.parent })) return [sayStray(first, parts)];
    if (others.length === 0) return [alone(first)];
    const sound = others.filter((row) => row.problem === undefined);
    const images = sound.filter((row) => isImageRow(row, parts));
    const variants = sound.filter((row) => !images.includes(row));
    const shaped = new Map([
      ...shapeImages(plan, first, images),
      ...shapeVariants(plan, parts, first, variants),
    ]);
    const members = [
      ...(plan.images === 'custom-data' ? moreImages(parts, first, images) : []),
      ...(plan.variants === 'custom-data' ? moreVariants(parts, first, variants) : []),
    ];
    const named =
      plan.variants === 'each' && variants.length > 0 ? nameVariant(parts, first, first) : first.cells;
    return [
      { ...alone(first), cells: named, members },
      ...others.map((row) => shaped.get(row) ?? alone(row)),
    ];
  };
}

type Parts = {
  readonly columns: readonly ColumnTarget[];
  readonly name: number;
  readonly image: number;
  readonly imageAlt: number;
  /** The column by which rows tell that they belong together. */
  readonly group: number;
  /** The column in which a row names its parent; -1 where rows name none. */
  readonly parent: number;
  /** The first row is a variant itself. */
  readonly firstIsOne: boolean;
};

function readParts({ columns, belong }: ImportPlan): Parts {
  return {
    columns,
    name: fieldColumn(columns, 'name'),
    image: fieldColumn(columns, 'imageUrl'),
    imageAlt: fieldColumn(columns, 'imageAlt'),
    group: belong === null || belong.by === 'blank-name' ? -1 : belong.column,
    parent: belong?.by === 'names' ? belong.column : -1,
    firstIsOne: belong?.by !== 'filled' && belong?.by !== 'names',
  };
}

function alone(row: TableRow): ShapedRow {
  return { row, cells: row.cells, members: [], trouble: null, into: null };
}

function sayStray(row: TableRow, { parent }: Parts): ShapedRow {
  const note = `Its parent “${shown(row.cells[parent] ?? '')}” is not in the file, or its row can’t be read.`;
  return { ...alone(row), trouble: { repair: 'product-above', note } };
}

function sayLost(row: TableRow, first: TableRow): ShapedRow {
  const note = `The row in line ${first.line}, to which this one seems to belong, has a problem.`;
  return row.problem === undefined
    ? { ...alone(row), trouble: { repair: 'product-above', note } }
    : alone(row);
}

/** Nothing but an image stands in it, where anything of it is used. */
function isImageRow({ cells }: TableRow, { columns, image, imageAlt, group }: Parts): boolean {
  const others = (_: string | null, at: number) =>
    at !== image && at !== imageAlt && at !== group && columns[at]?.to !== 'ignore';
  return !isBlank(cells[image]) && cells.filter(others).every(isBlank);
}

type Shaped = readonly (readonly [TableRow, ShapedRow])[];

function shapeImages({ images: plan }: ImportPlan, first: TableRow, images: readonly TableRow[]): Shaped {
  const where = plan === 'custom-data' ? ' It is kept in the custom data.' : ' Only the first is taken.';
  const trouble = {
    repair: 'image',
    note: `Another image of the product in line ${first.line}.${where}`,
  } as const;
  return images.map((row) => [row, { ...alone(row), trouble, into: first }] as const);
}

function shapeVariants(
  { variants: plan }: ImportPlan,
  parts: Parts,
  first: TableRow,
  variants: readonly TableRow[],
): Shaped {
  const with_ = (row: TableRow, part: Partial<ShapedRow>) => [row, { ...alone(row), ...part }] as const;
  const line = `the product in line ${first.line}`;
  switch (plan) {
    case 'each':
      return variants.map((row) => with_(row, { cells: fillFrom(parts, first, row) }));
    case 'first':
      return variants.map((row) =>
        with_(row, {
          trouble: { repair: 'variant', note: `A variant of ${line}, of which only the first row is taken.` },
          into: first,
        }),
      );
    case 'custom-data':
      return variants.map((row) =>
        with_(row, {
          trouble: { repair: 'variant', note: `A variant of ${line}. It is kept in its custom data.` },
          into: first,
        }),
      );
    case null:
      return variants.map((row) =>
        with_(row, {
          trouble: {
            repair: 'variant-rows',
            note: `This row belongs to ${line}. Say what becomes of such rows.`,
          },
        }),
      );
  }
}

/** A variant has what its own row leaves blank from the row of the product, but for what names it alone. */
function fillFrom(parts: Parts, first: TableRow, row: TableRow): readonly (string | null)[] {
  const named = nameVariant(parts, first, row);
  return named.map((cell, at) =>
    isBlank(cell) && isShared(parts.columns[at]) ? (first.cells[at] ?? cell) : cell,
  );
}

const OF_ONE = /^(?:option\d*|barcode|gtin|ean|ean13|upc|isbn|mpn)$/iu;

function isShared(target: ColumnTarget | undefined): boolean {
  if (target?.to === 'field') return target.field !== 'sku';
  return target?.to === 'custom-data' && !OF_ONE.test(target.key);
}

/** `Shirt – Blue / M`: the options of a variant follow the name that it shares with others. */
function nameVariant(parts: Parts, first: TableRow, row: TableRow): readonly (string | null)[] {
  const { name, columns } = parts;
  const shared = first.cells[name] ?? '';
  const own = row.cells[name];
  if (name < 0 || isBlank(shared) || (!isBlank(own) && own !== shared)) return row.cells;
  const options = row.cells.filter((cell, at) => !isBlank(cell) && isOption(columns[at]));
  const words = options.flatMap((cell) => (cell ?? '').split('|')).map((word) => word.trim());
  return words.length === 0
    ? row.cells.with(name, shared)
    : row.cells.with(name, `${shared.trimEnd()} – ${words.join(' / ')}`);
}

function isOption(target: ColumnTarget | undefined): boolean {
  return target?.to === 'custom-data' && /^option\d*$/u.test(target.key);
}

function moreImages({ image }: Parts, first: TableRow, images: readonly TableRow[]): readonly JsonMember[] {
  if (images.length === 0) return [];
  const all = [first, ...images].map(({ cells }) => cells[image]?.trim() ?? '').filter((text) => text !== '');
  return [['images', JSON.stringify(all)]];
}

/** What tells the variants apart: every column that any of their own rows fills. */
function moreVariants(parts: Parts, first: TableRow, variants: readonly TableRow[]): readonly JsonMember[] {
  if (variants.length === 0) return [];
  const used = parts.columns.flatMap((target, at) => {
    const key = target.to === 'field' ? target.field : target.to === 'custom-data' ? target.key : null;
    const own = at !== parts.group && at !== parts.name && variants.some(({ cells }) => !isBlank(cells[at]));
    return key !== null && own ? [{ key, at }] : [];
  });
  const all = parts.firstIsOne ? [first, ...variants] : variants;
  const list = all.map(({ cells }) =>
    Object.fromEntries(used.flatMap(({ key, at }) => (isBlank(cells[at]) ? [] : [[key, cells[at]?.trim()]]))),
  );
  return [['variants', JSON.stringify(list)]];
}
