import type { Output } from '../../shared/contract/api.ts';
import type { ImageGroup, ImageReportRow } from '../../shared/model/link-check.ts';
import type { Outcome, Run } from '../command.ts';
import { failed } from '../command-failure.ts';
import { findView } from '../find-view.ts';
import { hearEnd } from '../hear-end.ts';
import type { Core } from '../open-core.ts';
import { writeTime } from '../reason-words.ts';
import { count, plainText } from '../table.ts';

type Counts = Output<'images.check'>;
type Report = Output<'images.report'>;

/** One call does one thing at a time. */
const JOB = 1;

export const checkImages: Run = async (context) => {
  const { given, withCore } = context;
  const end = hearEnd(context);
  return await withCore(
    async (core) => {
      const list = await core.call('products.list', await findView(core, given.text('view')));
      if (list.total === 0) throw failed('empty', 'There is no product in this view. Nothing was checked.');
      for (const host of given.list('allow-host')) await core.call('images.allowHost', { host });
      const scope = { kind: 'snapshot', snapshot: list.id } as const;
      const counts = await core.call('images.check', { scope, again: given.flag('again'), job: JOB });
      const report = await core.call('images.report', {});
      const view = new Set(core.idsOf(list.id));
      const broken = await readGroup(core, report, 'broken', view);
      return answer(counts, report, broken, await readGroup(core, report, 'not-allowed', view));
    },
    { isCancelled: end.isCancelled },
  );
};

const AT_ONCE = 200;

/** Those of the view that was asked about. */
async function readGroup(
  core: Core,
  { id: report, groups }: Report,
  group: ImageGroup,
  view: ReadonlySet<number>,
): Promise<readonly ImageReportRow[]> {
  const found: ImageReportRow[] = [];
  for (let from = 0; from < groups[group]; from += AT_ONCE) {
    const rows = await core.call('images.reportPage', { report, group, from, count: AT_ONCE });
    found.push(...rows.filter(({ id }) => view.has(id)));
  }
  return found;
}

type Rows = readonly ImageReportRow[];

function answer(counts: Counts, { products, groups }: Report, broken: Rows, notAllowed: Rows): Outcome {
  const isAllGood = broken.length + notAllowed.length + counts.left === 0 && counts.ended === 'done';
  return {
    exit: isAllGood ? 0 : 3,
    json: { ...counts, broken: tell(broken), notAllowed: tell(notAllowed), catalog: { products, ...groups } },
    text: () => describe(counts, groups, broken, notAllowed),
  };
}

function tell(rows: Rows) {
  return rows.map(({ id, name, sku, image, why, fault, checkedAt }) => ({
    product: id,
    name,
    sku,
    image,
    why,
    fault,
    checkedAt: checkedAt === null ? null : writeTime(checkedAt),
  }));
}

function describe(counts: Counts, groups: Report['groups'], broken: Rows, notAllowed: Rows): string {
  const { addresses, known, left, outcomes } = counts;
  const checked = addresses - known - left - outcomes['blocked-address'];
  return [
    `${count(addresses, 'web address', 'web addresses')}: ${count(checked, 'was', 'were')} checked, ${known.toLocaleString('en')} known already.`,
    ...(left === 0 && counts.ended === 'done' ? [] : [`${sayLeft(counts)} What was known stays.`]),
    ...(broken.length === 0
      ? ['No image is broken.']
      : [`${count(broken.length, 'product')} with a broken image:`, ...sayRows(broken)]),
    ...(notAllowed.length === 0
      ? []
      : [
          `${count(notAllowed.length, 'product')} not looked at (--allow-host HOST):`,
          ...sayRows(notAllowed),
        ]),
    `In the whole catalog: ${sayGroups(groups)}.`,
  ].join('\n');
}

function sayRows(rows: Rows): readonly string[] {
  return rows.map(({ id, name, sku, image, why }) =>
    plainText(`  ${sku === null || sku === '' ? `product ${id}` : sku} (${name}): ${image}: ${why}`),
  );
}

function sayLeft({ ended, left }: Counts): string {
  const some = count(left, 'address is', 'addresses are');
  switch (ended) {
    case 'offline':
      return `This computer is offline: ${some} not checked.`;
    case 'proxy':
      return `This computer reaches the web through a proxy, past which images can’t be checked safely: ${some} not checked.`;
    case 'cancelled':
      return left === 0
        ? 'It was ended before all addresses were noted.'
        : `It was ended early: ${some} not checked.`;
    case 'busy':
    case 'done':
      return `Servers could not be asked now: ${some} not checked. Check again later.`;
  }
}

function sayGroups(groups: Report['groups']): string {
  const n = (number: number) => number.toLocaleString('en');
  return [
    `${n(groups.missing)} without an image`,
    `${n(groups.broken)} broken`,
    `${n(groups['not-allowed'])} at a host that is not allowed`,
    `${n(groups['not-checked'])} not checked`,
    `${n(groups.duplicates)} with the image of another`,
    `${n(groups['too-small'])} too small`,
    `${n(groups['not-square'])} not square`,
    `${n(groups.http)} over http`,
    `${n(groups.local)} only on this computer`,
  ].join(', ');
}
