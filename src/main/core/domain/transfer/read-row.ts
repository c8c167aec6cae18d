import type { CellValue } from '../../../../shared/model/cell.ts';
import { canBeUnset } from '../../../../shared/model/cell-rules.ts';
import { keyColumn } from '../../../../shared/model/import-key.ts';
import type { ProductField } from '../../../../shared/model/product.ts';
import type { CellNote, TableRow } from '../../../../shared/model/table-file.ts';
import type { ImportPlan } from '../../../../shared/model/transfer.ts';
import type { CellReading, Trouble } from './cell-reading.ts';
import { isBlank } from './columns.ts';
import type { FileFacts } from './file-facts.ts';
import type { JsonMember } from './json-members.ts';
import { isNested, readFieldCell, sayNested } from './read-field.ts';
import type { PriceReading } from './read-price.ts';
import type { ShapedRow } from './shape-group.ts';
import { readJsonImages, splitImages } from './split-images.ts';

/** What a row says about a product. */
export type RowReading = {
  /** Only what it says something about; choices are words that their field takes. */
  readonly values: Partial<Record<ProductField, CellValue>>;
  readonly members: readonly JsonMember[];
  /** What its product is found by; `null` where nothing stands there. */
  readonly key: string | null;
  /** Cells that can't be read; one that says what stands in the catalog already is none. */
  readonly troubles: readonly {
    readonly field: ProductField;
    readonly text: string;
    readonly trouble: Trouble;
  }[];
  /** The price, where a currency that stood beside it was dropped. */
  readonly signed: { readonly text: string; readonly signs: readonly string[] } | null;
};

/** Reads rows by a plan; the plan is looked at once. */
export function createRowReader(
  plan: ImportPlan,
  facts: FileFacts,
): (row: Pick<ShapedRow, 'cells' | 'members'>, notes: TableRow['notes']) => RowReading {
  const steps = plan.columns.flatMap((target, at) =>
    target.to === 'field' || target.to === 'custom-data' ? [{ at, target }] : [],
  );
  const keyAt = keyColumn(plan.columns, plan.key);
  const used = new Set(steps.map(({ at }) => at));
  return ({ cells, members: added }, notes) => {
    const values: Partial<Record<ProductField, CellValue>> = {};
    const members: JsonMember[] = [];
    const troubles: RowReading['troubles'][number][] = [];
    let signed: RowReading['signed'] = null;
    tellNotes(notes, used, facts);
    for (const { at, target } of steps) {
      const cell = cells[at] ?? null;
      const note = valueNote(notes, at);
      if (target.to === 'custom-data') {
        const member = readMember(target.key, cell, note, plan);
        if (member !== null) members.push(member);
      } else if (isBlank(cell) || isEmptyList(cell, note)) {
        if (plan.blank === 'clear') values[target.field] = canBeUnset(target.field) ? null : '';
      } else {
        const text = cell ?? '';
        const reading: CellReading & Pick<PriceReading, 'signs'> =
          target.field === 'imageUrl' && (plan.images !== 'as-is' || isNested(text, note))
            ? readImages(text, note, plan, { members, facts })
            : readFieldCell(target.field, text, note, plan, facts);
        if (reading.signs !== undefined) signed = { text, signs: reading.signs };
        if ('value' in reading) values[target.field] = reading.value;
        else troubles.push({ field: target.field, text, trouble: reading.trouble });
      }
    }
    const key = keyAt < 0 ? null : (cells[keyAt] ?? null);
    return {
      values,
      members: [...members, ...added],
      key: isBlank(key) ? null : plan.spaces === 'trim' ? (key?.trim() ?? null) : key,
      troubles,
      signed,
    };
  };
}

/** What is known of a cell's value besides its text: it is JSON, or a number of a sheet. */
function valueNote(notes: TableRow['notes'], at: number): CellNote | undefined {
  return notes?.find(({ column, note }) => column === at && (note === 'json' || note === 'number'))?.note;
}

const TOLD = ['rounded', 'formula', 'date', 'error'] as const;

/** What the person hears of cells that are used. */
function tellNotes(notes: TableRow['notes'], used: ReadonlySet<number>, facts: FileFacts): void {
  for (const { column, note } of notes ?? []) {
    const told = used.has(column) ? TOLD.find((each) => each === note) : undefined;
    if (told !== undefined) facts.seeNote(told);
  }
}

function readMember(
  key: string,
  cell: string | null,
  note: CellNote | undefined,
  { blank, spaces }: ImportPlan,
): JsonMember | null {
  if (isBlank(cell)) return blank === 'clear' ? [key, null] : null;
  const text = cell ?? '';
  return [key, note === 'json' ? text : JSON.stringify(spaces === 'trim' ? text.trim() : text)];
}

/** A list without anything in it says as little as a blank cell. */
function isEmptyList(cell: string | null, note: CellNote | undefined): boolean {
  return note === 'json' && /^\[\s*\]$/u.test(cell ?? '');
}

type Into = { readonly members: JsonMember[]; readonly facts: FileFacts };

function readImages(
  cell: string,
  note: CellNote | undefined,
  plan: ImportPlan,
  { members, facts }: Into,
): CellReading {
  const nested = isNested(cell, note);
  const images = nested ? readJsonImages(cell) : splitImages(cell);
  if (images === null) return { trouble: sayNested('imageUrl') };
  if (images.length <= 1 && !nested) return { value: plan.spaces === 'trim' ? cell.trim() : cell };
  if (images.length > 1) facts.seeMoreImages();
  if (images.length > 1 && plan.images === 'custom-data') members.push(['images', JSON.stringify(images)]);
  return { value: images[0] ?? '' };
}
