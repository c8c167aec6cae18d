import type { Result } from '../../../shared/contract/result.ts';
import type { ImageGroup, ImageReport, ImageReportRow } from '../../../shared/model/link-check.ts';
import type { Scope } from '../../../shared/model/query.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { NO_REPORT, type ReportState, useImageReport } from './report-store.ts';
import { GROUPS } from './report-words.ts';

const ROWS_AT_ONCE = 100;
/** A report looks at every product: it rests so many times as long as it took, and that long in milliseconds at least. */
const REST = 4;
const LEAST_REST = 500;

/** What was asked for before the latest turn does not count when it comes. */
let turn = 0;
let making: Promise<void> | null = null;
let again = false;
let resting: ReturnType<typeof setTimeout> | undefined;
let reading = false;

/** Makes the report anew; what is on screen stays until then. */
export async function makeReport(): Promise<void> {
  clearTimeout(resting);
  resting = undefined;
  if (making !== null) {
    again = true;
    return await making;
  }
  const mine = turn;
  useImageReport.setState({ making: true });
  const started = performance.now();
  const mineToMake = makeOne(mine);
  making = mineToMake;
  await mineToMake;
  if (mine !== turn) return;
  making = null;
  useImageReport.setState({ making: false });
  const goesOn = again;
  again = false;
  if (goesOn) makeSoon(Math.max(LEAST_REST, REST * (performance.now() - started)));
}

/** Something was written: the report follows, but not with every write. */
export function followChange(): void {
  const { report, checking } = useImageReport.getState();
  if (report !== null && !checking && resting === undefined) makeSoon(LEAST_REST);
}

function makeSoon(after: number): void {
  resting = setTimeout(() => void makeReport(), after);
}

async function makeOne(mine: number): Promise<void> {
  const made = await offshelf().images.report({});
  if (mine !== turn) return;
  if (!made.ok) {
    if (made.error.code !== 'cancelled') useImageReport.setState({ problem: made.error });
    return;
  }
  const { report: before, group: old, next } = useImageReport.getState();
  const group = before === null ? firstGroup(made.value) : old;
  const read = await readRows(made.value.id, group, 0, Math.max(ROWS_AT_ONCE, next));
  if (mine !== turn) return;
  if (!read.ok) return useImageReport.setState({ problem: read.error });
  const now = useImageReport.getState().group;
  useImageReport.setState({ report: made.value, problem: null });
  if (before === null || now === group) useImageReport.setState({ group, ...read.value });
  else await showGroup(now);
}

/** Where there is something to see. */
function firstGroup({ groups }: ImageReport): ImageGroup {
  return GROUPS.find(({ id }) => groups[id] > 0)?.id ?? 'broken';
}

export async function showGroup(group: ImageGroup): Promise<void> {
  const { report } = useImageReport.getState();
  useImageReport.setState({ group, rows: [], next: 0 });
  if (report === null) return;
  await takeRows(report.id, group, 0);
}

/** Reads the next rows of the group. */
export async function readMoreRows(): Promise<void> {
  const { report, group, next } = useImageReport.getState();
  if (report === null || reading) return;
  reading = true;
  await takeRows(report.id, group, next);
  reading = false;
}

async function takeRows(report: number, group: ImageGroup, from: number): Promise<void> {
  const read = await readRows(report, group, from, ROWS_AT_ONCE);
  const now = useImageReport.getState();
  if (now.report?.id !== report || now.group !== group || now.next !== from) return;
  if (read.ok) {
    const { rows, next } = read.value;
    return useImageReport.setState({ rows: [...now.rows, ...rows], next });
  }
  if (read.error.code === 'out-of-date') return await makeReport();
  useImageReport.setState({ problem: read.error });
}

/** Rows from one index on, as many as that at least, as far as there are so many. */
async function readRows(
  report: number,
  group: ImageGroup,
  from: number,
  most: number,
): Promise<Result<Pick<ReportState, 'rows' | 'next'>>> {
  const rows: ImageReportRow[] = [];
  let next = from;
  for (; next < from + most; next += ROWS_AT_ONCE) {
    const page = await offshelf().images.reportPage({ report, group, from: next, count: ROWS_AT_ONCE });
    if (!page.ok) return page;
    rows.push(...page.value);
  }
  return { ok: true, value: { rows, next } };
}

/** The products of a group, as the report has them; where it is gone a new one is made. `null` for none. */
export async function readGroup(group: ImageGroup): Promise<Scope | null> {
  const first = await askIds(group);
  if (!first.ok && first.error.code === 'out-of-date') await makeReport();
  const ids = first.ok ? first : await askIds(group);
  if (!ids.ok) useImageReport.setState({ refusal: ids.error });
  return ids.ok && ids.value.length > 0 ? { kind: 'ids', ids: ids.value } : null;
}

async function askIds(group: ImageGroup): Promise<Result<number[]>> {
  const { report } = useImageReport.getState();
  if (report === null) return { ok: true, value: [] };
  return await offshelf().images.reportIds({ report: report.id, group });
}

/** Nobody looks at it any more: it is not made to its end, and what was said was read. A check goes on. */
export function leaveReport(): void {
  useImageReport.setState({ counts: null, refusal: null });
  clearTimeout(resting);
  resting = undefined;
  if (making !== null) void offshelf().images.stopReport({});
}

/** Forgets all of it, as when another catalog is opened. */
export function forgetReading(): void {
  turn += 1;
  leaveReport();
  making = null;
  again = false;
  useImageReport.setState(NO_REPORT);
}
