import type { Result } from '../../../shared/contract/result.ts';
import type { BulkAction } from '../../../shared/model/bulk-action.ts';
import type { Change, FindReplace, Preview } from '../../../shared/model/change.ts';
import type { Scope } from '../../../shared/model/query.ts';
import { type FollowedJob, followJob } from '../../bridge/jobs.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { type ActionDraft, newAction, readDraft } from './action-draft.ts';
import { type BulkMode, CLOSED, NEW_FIND, type ScopeChoice, useBulkEdit } from './bulk-store.ts';
import { readRows } from './preview-reading.ts';

/** Typing pauses this long before the preview is prepared anew. */
const SETTLE = 250;

/** What is typed is newer than every turn before: their previews are closed when they come. */
let turn = 0;
let soon: ReturnType<typeof setTimeout> | undefined;
let job: FollowedJob | null = null;
/** Which products the screen is about is asked anew: answers to earlier questions are dropped when they come. */
let asked = 0;

/** Opens the screen for these products. What was typed last time is kept for the next. */
export async function openBulkEdit(choices: readonly ScopeChoice[]): Promise<void> {
  await open('actions', choices);
}

/** Opens the screen that finds and replaces, hit by hit. */
export async function openFindReplace(choices: readonly ScopeChoice[]): Promise<void> {
  await open('find', choices);
}

async function open(mode: 'actions' | 'find', choices: readonly ScopeChoice[]): Promise<void> {
  const targets = await askForTargets(choices[0]);
  if (targets === null) return;
  useBulkEdit.setState({ ...CLOSED, mode, choices, targets });
  prepareSoon(0);
}

/** `null` where there are none, or where something newer came meanwhile. */
async function askForTargets(choice: ScopeChoice | undefined): Promise<Scope | null> {
  asked += 1;
  const mine = asked;
  const targets = (await choice?.read()) ?? null;
  return mine === asked ? targets : null;
}

/** What a preview that was made elsewhere is called there, and what is said of it. */
type Shown = { readonly title?: string; readonly note?: string };

/** Shows a preview that was made elsewhere, as by a paste of many cells. */
export async function openPreview(id: string, { title, note = '' }: Shown = {}): Promise<void> {
  asked += 1;
  callOff();
  const mine = turn;
  await forgetPreview();
  useBulkEdit.setState({ ...CLOSED, mode: 'cells', title: title ?? null, note, busy: 'preparing' });
  await show(await offshelf().previews.get({ id }), mine);
}

/** Chooses other products for what is typed. */
export async function chooseScope(chosen: number): Promise<void> {
  const targets = await askForTargets(useBulkEdit.getState().choices[chosen]);
  if (targets === null || isApplying()) return;
  useBulkEdit.setState({ chosen, targets });
  change({});
}

/** Closes the screen; nothing of it is left in the catalog. */
export async function closeBulkEdit(): Promise<void> {
  asked += 1;
  if (isApplying()) return cancelJob();
  callOff();
  const forgotten = forgetPreview();
  // At once: the next key is meant for what stands behind.
  useBulkEdit.setState(CLOSED);
  await forgotten;
}

/** Forgets what was typed too, as when another catalog is opened. */
export async function forgetBulkEdit(): Promise<void> {
  await closeBulkEdit();
  useBulkEdit.setState({ ...CLOSED, actions: [newAction()], find: NEW_FIND });
}

async function forgetPreview(): Promise<void> {
  const { preview } = useBulkEdit.getState();
  useBulkEdit.setState({ preview: null, rows: [] });
  if (preview) await offshelf().previews.close({ id: preview.id });
}

/** Whatever is prepared, or is to be, is for nothing. */
function callOff(): void {
  turn += 1;
  clearTimeout(soon);
  cancelJob();
}

/** Does what may take long: how far it is shows until something newer is asked for, and `cancelJob` ends it. */
async function follow<T>(work: (job: number) => Promise<T>): Promise<T> {
  const mine = turn;
  const following = followJob((progress) => {
    if (mine === turn) useBulkEdit.setState({ progress });
  });
  job = following;
  const result = await work(following.job);
  following.end();
  if (job === following) job = null;
  return result;
}

/** Ends what goes on: what is written so far is taken back, and the preview stays. */
export function cancelJob(): void {
  job?.cancel();
}

export function typeAction(key: number, typed: Partial<ActionDraft>): void {
  const { actions } = useBulkEdit.getState();
  change({ actions: actions.map((action) => (action.key === key ? { ...action, ...typed } : action)) });
}

export function typeFind(typed: Partial<FindReplace>): void {
  change({ find: { ...useBulkEdit.getState().find, ...typed } });
}

export function addAction(): void {
  const { actions } = useBulkEdit.getState();
  change({ actions: [...actions, newAction(actions.at(-1)?.field)] });
}

export function removeAction(key: number): void {
  change({ actions: useBulkEdit.getState().actions.filter((action) => action.key !== key) });
}

export function takeActions(actions: readonly ActionDraft[]): void {
  change({ actions });
}

/** What is being written stays as it was looked at: only Cancel ends it. */
function isApplying(): boolean {
  return useBulkEdit.getState().busy === 'applying';
}

/** What is on screen is no longer what is typed: nothing can be applied until it is prepared again. */
function change(typed: { actions?: readonly ActionDraft[]; find?: FindReplace }): void {
  if (isApplying()) return;
  callOff();
  useBulkEdit.setState({ ...typed, busy: 'preparing', progress: null, problem: null });
  prepareSoon(SETTLE);
}

function prepareSoon(after: number): void {
  clearTimeout(soon);
  soon = setTimeout(() => void prepare(), after);
}

/** The typed actions, or what is still to be typed. */
export function readActions(actions: readonly ActionDraft[]): BulkAction[] | string {
  const read = actions.map(readDraft);
  const missing = read.find((action) => typeof action === 'string');
  return missing ?? read.filter((action) => typeof action !== 'string');
}

/** What is prepared again, and how often that was tried. */
type Again = {
  /** The preview on screen: what is left out of it stays so. */
  readonly like?: string;
  readonly tried?: boolean;
};

/** Prepares what is typed; the rows before stay on screen meanwhile. Later typing makes it void. */
async function prepare({ like, tried = false }: Again = {}): Promise<void> {
  const { targets, choices, chosen } = useBulkEdit.getState();
  turn += 1;
  const mine = turn;
  const ask = targets === null ? null : question(targets, like);
  if (ask === null) {
    useBulkEdit.setState({ busy: null });
    return forgetPreview();
  }
  useBulkEdit.setState({ busy: 'preparing', progress: null, problem: null });
  const prepared = await follow(ask);
  if (!tried && mine === turn && !prepared.ok && prepared.error.code === 'out-of-date') {
    // The list behind the screen was built anew meanwhile: the same products by its newer name.
    const fresh = (await choices[chosen]?.read()) ?? null;
    if (mine !== turn) return;
    useBulkEdit.setState({ targets: fresh });
    return await prepare({ ...(like !== undefined && { like }), tried: true });
  }
  await show(prepared, mine);
}

function question(
  scope: Scope,
  like: string | undefined,
): ((job: number) => Promise<Result<Preview>>) | null {
  const { mode, actions, find } = useBulkEdit.getState();
  const about = { scope, ...(like !== undefined && { like }) };
  if (mode === 'find') {
    if (find.find === '' || find.fields.length === 0) return null;
    return (number) => offshelf().previews.find({ ...about, find, job: number });
  }
  const read = readActions(actions);
  if (typeof read === 'string' || read.length === 0) return null;
  return (number) => offshelf().previews.prepare({ ...about, actions: read, job: number });
}

async function show(prepared: Result<Preview>, mine: number): Promise<void> {
  if (mine !== turn) {
    if (prepared.ok) void offshelf().previews.close({ id: prepared.value.id });
    return;
  }
  if (!prepared.ok) {
    // The rows on screen belong to other words.
    await forgetPreview();
    const cancelled = prepared.error.code === 'cancelled';
    useBulkEdit.setState({ busy: null, progress: null, problem: cancelled ? null : prepared.error });
    return;
  }
  const { preview: old } = useBulkEdit.getState();
  const tab = prepared.value.willChange === 0 && prepared.value.problems > 0 ? 'problems' : 'will-change';
  const page = await readRows(prepared.value.id, tab, 0);
  if (mine !== turn) {
    void offshelf().previews.close({ id: prepared.value.id });
    return;
  }
  useBulkEdit.setState({ preview: prepared.value, tab, busy: null, progress: null, ...page });
  if (old) void offshelf().previews.close({ id: old.id });
}

/** Leaves all rows of the tab out, or takes them in again. What was done before it was cancelled stays. */
export async function leaveOutAll(leftOut: boolean): Promise<void> {
  const { preview, busy, tab } = useBulkEdit.getState();
  if (preview === null || busy !== null) return;
  const mine = turn;
  const { id } = preview;
  useBulkEdit.setState({ busy: 'ticking', progress: null, problem: null });
  const { leaveOut, get } = offshelf().previews;
  const changed = await follow((number) => leaveOut({ id, products: 'all', leftOut, job: number }));
  const now = changed.ok ? changed : await get({ id });
  const { rows, problem } = await readRows(id, tab, 0);
  if (mine !== turn) return;
  const failed = changed.ok || changed.error.code === 'cancelled' ? problem : changed.error;
  const shown = now.ok ? { preview: now.value, rows } : {};
  useBulkEdit.setState({ ...shown, busy: null, progress: null, problem: failed });
}

/** Writes all of it as one change, or nothing. `null` when it could not be done; the screen says why. */
export async function applyBulkEdit(): Promise<Change | null> {
  const { preview, busy, mode } = useBulkEdit.getState();
  if (preview === null || busy !== null || preview.willChange + preview.added === 0) return null;
  asked += 1;
  useBulkEdit.setState({ busy: 'applying', progress: null, problem: null });
  const applied = await follow((number) => offshelf().previews.apply({ id: preview.id, job: number }));
  if (applied.ok) {
    turn += 1;
    // Done twice by mistake, prices would rise twice: what is to be done again is a recipe.
    useBulkEdit.setState({ ...CLOSED, ...(mode === 'actions' && { actions: [newAction()] }) });
    return applied.value;
  }
  // What is on screen is no longer true: it is shown anew, with the reason.
  if (applied.error.code === 'changed-meanwhile') await showAnew(mode, preview.id);
  useBulkEdit.setState({ busy: null, progress: null, problem: applied.error });
  return null;
}

/** Beside what the products have by now; what was left out stays so. */
async function showAnew(mode: BulkMode | null, id: string): Promise<void> {
  if (mode !== 'cells') return await prepare({ like: id });
  const mine = turn;
  const renewed = await follow((number) => offshelf().previews.renew({ id, job: number }));
  const { tab } = useBulkEdit.getState();
  const page = renewed.ok ? await readRows(id, tab, 0) : {};
  if (renewed.ok && mine === turn) useBulkEdit.setState({ preview: renewed.value, ...page });
}
