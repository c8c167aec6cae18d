import type { Failed } from '../../../shared/contract/result.ts';
import type { ImageMatch, ImageRule } from '../../../shared/model/image-match.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { createOneJob } from '../../bridge/one-job.ts';
import { t } from '../../i18n/t.ts';
import { firstTab, readRows } from './match-reading.ts';
import {
  hasWork,
  isUnfinished,
  type MatchScope,
  NO_MATCH,
  type RuleDraft,
  USUAL_MATCH,
  useImageMatch,
} from './match-store.ts';

/** Typing pauses this long before the files are matched anew. */
const SETTLE = 250;

/** What was asked for before the latest turn does not count when it comes. */
let turn = 0;
const work = createOneJob((progress) => useImageMatch.setState({ progress }));
let soon: ReturnType<typeof setTimeout> | undefined;

/** Opens the screen, which asks for a folder; where it is open already it goes on as it is. */
export function openMatch(scopes: readonly MatchScope[]): void {
  if (!useImageMatch.getState().opened) useImageMatch.setState({ ...NO_MATCH, opened: true, scopes });
}

/** Asks for a folder by the system's own dialog, and looks through it. */
export async function chooseFolder(): Promise<void> {
  const chosen = await offshelf().files.chooseFolder({});
  if (!chosen.ok) return refuse(chosen.error);
  if (chosen.value !== null) await scan([chosen.value.handle]);
}

/** Looks through files and folders that were dropped. */
export async function takeFiles(files: readonly File[]): Promise<void> {
  const handles: string[] = [];
  for (const file of files) {
    const given = await offshelf().files.give(file);
    if (!given.ok) return refuse(given.error);
    handles.push(given.value.handle);
  }
  await scan(handles);
}

function refuse(problem: Failed): void {
  useImageMatch.setState({ busy: null, progress: null, problem });
}

async function scan(handles: readonly string[]): Promise<void> {
  turn += 1;
  const mine = turn;
  work.leave();
  useImageMatch.setState({ busy: 'reading', progress: null, problem: null });
  const scanned = await work.follow((job) =>
    offshelf().images.scan({ source: { files: [...handles] }, job }),
  );
  if (mine !== turn) {
    if (scanned.ok) void offshelf().images.close({ id: scanned.value.id });
    return;
  }
  if (!scanned.ok) return endWith(scanned.error);
  await closeScan();
  const { scopes, chosen } = useImageMatch.getState();
  useImageMatch.setState({ ...NO_MATCH, opened: true, scopes, chosen, handles, scan: scanned.value });
  await match();
}

/** Who cancelled knows why nothing came of it. */
function endWith(error: Failed): void {
  const problem = error.code === 'cancelled' ? null : error;
  useImageMatch.setState({ busy: null, progress: null, problem });
}

async function closeScan(): Promise<void> {
  const { scan: old } = useImageMatch.getState();
  if (old !== null) await offshelf().images.close({ id: old.id });
}

/** Finds the products of the files anew, by the rules as they are. What was decided by hand stays. */
export async function match(): Promise<void> {
  const { scan: looked, scopes, chosen, rules, busy } = useImageMatch.getState();
  if (looked === null || busy === 'applying') return;
  clearTimeout(soon);
  turn += 1;
  const mine = turn;
  work.leave();
  useImageMatch.setState({ busy: 'matching', stale: true, progress: null, problem: null });
  // The list behind the screen may be another one by now.
  const scope = (await scopes[chosen]?.read()) ?? null;
  if (mine !== turn) return;
  if (scope === null) return refuse({ code: 'not-found', message: NO_PRODUCTS });
  const matched = await work.follow((job) =>
    offshelf().images.match({ scan: looked.id, scope, rules: rules.map(toRule), job }),
  );
  if (mine !== turn) return;
  if (!matched.ok) return endWith(matched.error);
  await show(matched.value, mine);
}

const NO_PRODUCTS = t`There are no products here. Add or import some first.`;

async function show(value: ImageMatch, mine: number): Promise<void> {
  const { tab: before, match: old } = useImageMatch.getState();
  const tab = old === null ? firstTab(value) : before;
  const page = await readRows(value.id, tab, 0);
  if (mine !== turn) return;
  useImageMatch.setState({ match: value, stale: false, tab, ...page, busy: null, progress: null });
}

function toRule(rule: RuleDraft): ImageRule {
  const on = rule.on && !isUnfinished(rule);
  if (rule.kind === 'pattern') return { kind: rule.kind, on, pattern: rule.text };
  if (rule.kind === 'table') return { kind: rule.kind, on, text: rule.text };
  return { kind: rule.kind, on };
}

/** Matches by other rules, once the person pauses. */
export function changeRules(rules: readonly RuleDraft[], after = 0): void {
  if (useImageMatch.getState().busy === 'applying') return;
  turn += 1;
  work.leave();
  useImageMatch.setState({ rules, busy: 'matching', stale: true, progress: null, problem: null });
  clearTimeout(soon);
  soon = setTimeout(() => void match(), after);
}

/** Changes one rule. One that is for these very files goes before the others when it is switched on. */
export function changeRule(kind: RuleDraft['kind'], change: Partial<RuleDraft>): void {
  const { rules } = useImageMatch.getState();
  const changed = rules.map((rule) => (rule.kind === kind ? { ...rule, ...change } : rule));
  const isOwn = kind === 'pattern' || kind === 'table';
  if (change.on !== true || !isOwn) return changeRules(changed, change.text === undefined ? 0 : SETTLE);
  changeRules([
    ...changed.filter((rule) => rule.kind === kind),
    ...changed.filter((rule) => rule.kind !== kind),
  ]);
}

/** Matches by another table; '' forgets the one that there was. */
export function changeTable(text: string): void {
  if (useImageMatch.getState().busy === 'applying') return;
  useImageMatch.setState({ tableSince: text === '' ? null : Date.now() });
  changeRule('table', { text });
}

/** Tries a rule earlier (-1) or later (1). */
export function moveRule(kind: RuleDraft['kind'], by: -1 | 1): void {
  const { rules } = useImageMatch.getState();
  const at = rules.findIndex((rule) => rule.kind === kind);
  const [rule, other] = [rules[at], rules[at + by]];
  if (rule === undefined || other === undefined) return;
  changeRules(rules.map((one, index) => (index === at ? other : index === at + by ? rule : one)));
}

export async function chooseScope(chosen: number): Promise<void> {
  useImageMatch.setState({ chosen });
  await match();
}

export type Given = { readonly change: number | null; readonly products: number; readonly copied: number };

/** Gives the files to their products as one change, or nothing. `null` when it could not be done; the screen says why. */
export async function applyMatch(): Promise<Given | null> {
  const { match: shown, busy, stale } = useImageMatch.getState();
  if (shown === null || busy !== null || stale || !hasWork(shown)) return null;
  useImageMatch.setState({ busy: 'applying', progress: null, problem: null });
  const applied = await work.follow((job) => offshelf().images.apply({ id: shown.id, job }));
  if (applied.ok) {
    turn += 1;
    forgetScan();
    return { ...applied.value, change: applied.value.change?.id ?? null };
  }
  endWith(applied.error);
  if (applied.error.code !== 'changed-meanwhile') return null;
  // What is on screen is no longer true: it is shown anew, with the reason.
  await match();
  if (!useImageMatch.getState().stale) useImageMatch.setState({ problem: applied.error });
  return null;
}

function forgetScan(): void {
  useImageMatch.setState(NO_MATCH);
}

/** Ends what goes on: nothing is written. */
export function cancelWork(): void {
  const { busy } = useImageMatch.getState();
  if (busy === 'applying') return work.end();
  turn += 1;
  clearTimeout(soon);
  work.leave();
  useImageMatch.setState({ busy: null, progress: null });
}

/** Closes the screen; asks first where something that was decided by hand would be lost. */
export async function closeMatch(sure = false): Promise<void> {
  const { busy, byHand, asking } = useImageMatch.getState();
  if (busy === 'applying') return cancelWork();
  if (byHand && !sure && !asking) return useImageMatch.setState({ asking: true });
  cancelWork();
  await closeScan();
  forgetScan();
}

/** Forgets the rules, too, as when another catalog is opened. */
export async function forgetMatch(): Promise<void> {
  await closeMatch(true);
  useImageMatch.setState(USUAL_MATCH);
}
