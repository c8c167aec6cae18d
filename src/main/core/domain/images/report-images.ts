import type { Handlers } from '../../../../shared/contract/api.ts';
import { MOST_NAMED } from '../../../../shared/model/bounds.ts';
import { ImageGroup, type ImageReport, type ImageReportRow } from '../../../../shared/model/link-check.ts';
import { textNumber } from '../../../../shared/text-number.ts';
import { type CallOff, createCallOff } from '../catalog/call-off.ts';
import { Failure } from '../failure.ts';
import type { ImageReader, ReportedImage } from '../ports/link-check-store.ts';
import type { Breathe } from '../ports/list-builder.ts';
import { BIT, groupsOf, lookedAt, sameKey, sayWhy } from './report-groups.ts';

export type ImageReportQueries = Pick<
  Handlers<'scan'>,
  'images.report' | 'images.stopReport' | 'images.reportPage' | 'images.reportIds'
>;

/** A report as it is kept: its groups for each product, and for duplicates the product that each is like. */
type Kept = {
  readonly id: number;
  readonly products: number;
  /** When the address was looked at whose answer is the oldest. */
  readonly oldest: number | null;
  readonly groups: Uint16Array;
  /** Of the first of several: the second; of the others: the first. */
  readonly twins: Uint32Array;
  /** Lists that were paged through, by their group. */
  readonly lists: Map<ImageGroup, Uint32Array>;
};

/** Makes reports and keeps the last one, so that its pages are those of one moment. */
export function createImageReports(reader: ImageReader, breathe: Breathe): ImageReportQueries {
  let kept: Kept | null = null;
  let last = 0;
  let going: ReturnType<typeof createCallOff> | null = null;
  const find = (report: number): Kept => {
    if (kept?.id !== report) throw new Failure('out-of-date', 'This report is out of date. Make it anew.');
    return kept;
  };
  return {
    'images.report': async () => {
      going?.callOff();
      const mine = createCallOff();
      going = mine;
      const found = await lookThrough(reader, breathe, mine);
      last += 1;
      kept = { ...found, id: last, lists: new Map() };
      return count(kept);
    },
    'images.stopReport': () => {
      going?.callOff();
      return {};
    },
    'images.reportPage': ({ report, group, from, count: wanted }) => {
      const found = find(report);
      return readPage(reader, found, group, [...listOf(found, group).subarray(from, from + wanted)]);
    },
    'images.reportIds': ({ report, group }) => [...listOf(find(report), group).subarray(0, MOST_NAMED)],
  };
}

/** Twice over one moment: the second time those are compared whose numbers meet. */
async function lookThrough(
  reader: ImageReader,
  breathe: Breathe,
  { isOff }: CallOff,
): Promise<Pick<Kept, 'products' | 'oldest' | 'groups' | 'twins'>> {
  const pace = async () => {
    await breathe();
    if (isOff()) throw new Failure('cancelled', 'This report is not wanted any more.');
  };
  return await reader.readAll(pace, async (largestId, look) => {
    const groups = new Uint16Array(largestId + 1);
    const numbers = new Float64Array(largestId + 1);
    const seen = new Set<number>();
    const twice = new Set<number>();
    let products = 0;
    let oldest: number | null = null;
    await look((image) => {
      products += 1;
      const at = lookedAt(image.check);
      if (at !== null) oldest = Math.min(oldest ?? Infinity, at);
      groups[image.id] = groupsOf(image);
      if (image.image === '') return;
      const number = textNumber(sameKey(image));
      numbers[image.id] = number;
      if (seen.has(number)) twice.add(number);
      else seen.add(number);
    });
    seen.clear();
    const twins = new Uint32Array(largestId + 1);
    const first = new Map<string, number>();
    if (twice.size === 0) return { products, oldest, groups, twins };
    await look((image) => {
      if (image.image === '' || !twice.has(numbers[image.id] ?? 0)) return;
      const key = sameKey(image);
      const other = first.get(key);
      if (other === undefined) return void first.set(key, image.id);
      twins[image.id] = other;
      if (twins[other] === 0) twins[other] = image.id;
      for (const id of [image.id, other]) groups[id] = (groups[id] ?? 0) | BIT.duplicates;
    });
    return { products, oldest, groups, twins };
  });
}

function count({ id, products, oldest, groups }: Kept): ImageReport {
  const tally = new Uint32Array(1 << ImageGroup.options.length);
  // By index: a million steps of an iterator take ten times as long.
  for (let at = 0; at < groups.length; at += 1) {
    const bits = groups[at] ?? 0;
    tally[bits] = (tally[bits] ?? 0) + 1;
  }
  const countOf = (bit: number) =>
    tally.reduce((all, number, bits) => all + ((bits & bit) === 0 ? 0 : number), 0);
  const counts = Object.fromEntries(ImageGroup.options.map((group) => [group, countOf(BIT[group])]));
  return { id, products, oldest, groups: counts as Record<ImageGroup, number> }; // every group is there
}

function listOf({ groups, twins, lists }: Kept, group: ImageGroup): Uint32Array {
  const known = lists.get(group);
  if (known !== undefined) return known;
  const found = collect(groups, BIT[group]);
  const list = group === 'duplicates' ? besideTwins(found, twins) : found;
  lists.set(group, list);
  return list;
}

function collect(groups: Uint16Array, bit: number): Uint32Array {
  const found = new Uint32Array(groups.length);
  let size = 0;
  for (let id = 0; id < groups.length; id += 1) {
    if (((groups[id] ?? 0) & bit) === 0) continue;
    found[size] = id;
    size += 1;
  }
  return found.slice(0, size);
}

/** Those that are alike stand together, where the first of them stands: a chain for each, and no sorting. */
function besideTwins(ids: Uint32Array, twins: Uint32Array): Uint32Array {
  const next = new Uint32Array(twins.length);
  const ends = new Uint32Array(twins.length);
  const sorted = new Uint32Array(ids.length);
  const leads = (id: number) => (twins[id] ?? 0) > id;
  for (const id of ids) {
    const leader = leads(id) ? id : (twins[id] ?? 0);
    if (leader !== id) next[ends[leader] ?? 0] = id;
    ends[leader] = id;
  }
  let size = 0;
  for (const id of ids) {
    if (!leads(id)) continue;
    for (let at = id; at !== 0; at = next[at] ?? 0) {
      sorted[size] = at;
      size += 1;
    }
  }
  return sorted;
}

function readPage(
  reader: ImageReader,
  { twins }: Kept,
  group: ImageGroup,
  ids: readonly number[],
): ImageReportRow[] {
  const isAlike = group === 'duplicates';
  const others = isAlike ? reader.rows([...new Set(ids.map((id) => twins[id] ?? 0))]) : [];
  const named = new Map(others.map(({ id, name, sku }) => [id, { id, name, sku }]));
  return reader
    .rows(ids)
    .map((row) => toRow(row, group, named.get(isAlike ? (twins[row.id] ?? 0) : 0) ?? null));
}

function toRow(image: ReportedImage, group: ImageGroup, sameAs: ImageReportRow['sameAs']): ImageReportRow {
  const { id, name, sku, image: value, check } = image;
  const isBarred = group === 'not-allowed';
  return {
    id,
    name,
    sku,
    image: value,
    why: sayWhy(group, image),
    fault: group === 'broken' || isBarred ? (check?.fault ?? null) : null,
    ledTo: isBarred ? (check?.ledTo ?? null) : null,
    checkedAt: lookedAt(check),
    sameAs,
  };
}
