import type { Failed, Result } from '../../../shared/contract/result.ts';
import type { SavePlace } from '../../../shared/contract/shell.ts';
import type { TableReading } from '../../../shared/model/table-file.ts';
import type { ImportKey, ImportLook, ImportPlan, ImportSource } from '../../../shared/model/transfer.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { t } from '../../i18n/t.ts';
import { importJob } from './import-job.ts';
import { countUnsaid, type Imported, type ImportState, NO_IMPORT, useImport } from './import-store.ts';
import { nameProblems } from './import-words.ts';
import { keyRemoteOf, withColumns } from './plan-key.ts';
import { sayPlanProblem } from './plan-problem.ts';
import { firstTab, readRows } from './preview-reading.ts';

/** What goes through one message to the program; a longer table is read from a file. */
const MOST_PASTED = 7_000_000;

/** What was asked last: answers to what was asked before are dropped. */
let turn = 0;

/** Opens the screen: where it was left, or with nothing yet. */
export function openImport(): void {
  void readRemotes();
  useImport.setState({ opened: true });
}

/** Closes the screen. What was chosen stays for the next time; nothing of it is in the catalog. */
export async function closeImport(): Promise<void> {
  const { busy, step } = useImport.getState();
  if (busy === 'applying') return cancelJob();
  stopPreparing();
  useImport.setState({ opened: false, problem: null });
  if (step === 'preview') useImport.setState({ step: 'plan' });
  await forgetPreview();
}

/** Forgets everything, as when another catalog is opened. */
export async function forgetImport(): Promise<void> {
  await closeImport();
  useImport.setState(NO_IMPORT);
}

/** Ends what goes on: nothing is written. */
export function cancelJob(): void {
  if (useImport.getState().busy !== 'looking') return importJob.end();
  // However slow the disk is, nobody waits for what is not wanted any more.
  turn += 1;
  importJob.leave();
  useImport.setState({ busy: null, progress: null, asked: null });
}

/** Takes another file. */
export async function chooseAnother(): Promise<void> {
  turn += 1;
  await forgetPreview();
  useImport.setState({ ...NO_IMPORT, opened: true });
}

/** Looks at a file that the person chose or dropped. */
export async function takeFile(file: File): Promise<void> {
  const given = offshelf().files.give(file);
  await take(given.then((held) => (held.ok ? { ok: true, value: { file: held.value.handle } } : held)));
}

/** Looks at a table that was pasted. */
export async function takePasted(text: string): Promise<void> {
  if (text.length > MOST_PASTED) {
    return refuse({
      code: 'too-large',
      message: t`This is too much to paste. Save it as a file and choose that.`,
    });
  }
  await take(Promise.resolve({ ok: true, value: { text } }));
}

function refuse(problem: Failed): void {
  useImport.setState({ busy: null, progress: null, problem });
}

async function take(giving: Promise<Result<ImportSource>>): Promise<void> {
  turn += 1;
  const mine = turn;
  useImport.setState({ opened: true, busy: 'looking', problem: null });
  // The end of the look ends what is shown to go on, so the remotes come before it.
  const [given] = await Promise.all([giving, readRemotes()]);
  if (mine !== turn) return;
  if (!given.ok) return refuse(given.error);
  const looked = await lookAt(given.value, {}, false);
  if (looked === null) return;
  await forgetPreview();
  const { remotes } = useImport.getState();
  const taken = { opened: true, step: 'plan', source: given.value, remotes } as const;
  useImport.setState({ ...NO_IMPORT, ...taken, ...asSuggested(looked) });
}

function asSuggested(look: ImportLook): Pick<ImportState, 'look' | 'plan' | 'keySaid'> {
  const { plan } = look.suggestion;
  return { look, plan, keySaid: plan.keyChosen === true };
}

/** Whose ids a column may hold. Without an answer none is asked about; the core then takes those of all. */
async function readRemotes(): Promise<void> {
  const listed = await offshelf().remotes.list({});
  if (listed.ok) useImport.setState({ remotes: listed.value });
}

/** Leaves aside what was decided about the same headings the last time. How the file is read stays. */
export async function startAfresh(): Promise<void> {
  const { source, said } = useImport.getState();
  if (source === null) return;
  const looked = await lookAt(source, said, true);
  if (looked !== null) useImport.setState({ forget: true, ...asSuggested(looked) });
}

/** Reads the file in another way. The columns stay as they are set where its headings are the same. */
export async function readAs(change: Partial<TableReading>): Promise<void> {
  const { source, look, plan, said, asked, forget, keySaid } = useImport.getState();
  if (source === null || look === null || plan === null) return;
  const next = 'format' in change ? change : { ...said, ...asked, ...change };
  const looking = lookAt(source, next, forget);
  useImport.setState({ asked: next });
  const looked = await looking;
  if (looked === null) return;
  const same = looked.headings.join('\n') === look.headings.join('\n');
  useImport.setState({
    said: next,
    asked: null,
    ...(same
      ? { look: looked, plan: withColumns(looked, plan, plan.columns, keySaid) }
      : asSuggested(looked)),
  });
}

async function lookAt(
  source: ImportSource,
  reading: Partial<TableReading>,
  forget: boolean,
): Promise<ImportLook | null> {
  stopPreparing();
  const mine = turn;
  useImport.setState({ busy: 'looking', progress: null, problem: null });
  const looked = await importJob.follow((number) =>
    offshelf().imports.look({ source, reading, forget, job: number }),
  );
  if (mine !== turn) return null;
  const outcome = looked.ok ? { problem: null } : { problem: looked.error, asked: null };
  useImport.setState({ busy: null, progress: null, ...outcome });
  return looked.ok ? looked.value : null;
}

/** What is being prepared belongs to an older plan, and ends. */
export function changePlan(change: Partial<ImportPlan>): void {
  const { plan, busy } = useImport.getState();
  if (plan === null || busy === 'applying') return;
  if (busy === 'preparing') stopPreparing();
  useImport.setState({ plan: { ...plan, ...change }, problem: null });
}

function stopPreparing(): void {
  turn += 1;
  cancelJob();
  useImport.setState({ busy: null, progress: null, asked: null });
}

/** What the person says that rows are found by stays so, wherever columns go. */
export function chooseKey(key: ImportKey): void {
  useImport.setState({ keySaid: true });
  changePlan({ key });
}

/** Goes back to what is made of the file. */
export async function goBack(): Promise<void> {
  stopPreparing();
  useImport.setState({ step: 'plan', problem: null });
  await forgetPreview();
}

async function forgetPreview(): Promise<void> {
  const { preview } = useImport.getState();
  useImport.setState({ preview: null, rows: [], repair: null, byHand: false, changing: null, told: null });
  if (preview) await offshelf().previews.close({ id: preview.id });
}

/** Works out what every row would do, and shows it. */
export async function prepareImport(): Promise<void> {
  const { source, look, plan, remotes, keySaid } = useImport.getState();
  if (source === null || look === null || plan === null) return;
  if (sayPlanProblem(look, plan, remotes) !== null) return useImport.setState({ untouched: null });
  turn += 1;
  const mine = turn;
  useImport.setState({ busy: 'preparing', progress: null, problem: null });
  const { reading, mark } = look;
  const whole = {
    ...plan,
    keyChosen: keySaid ? (true as const) : undefined,
    keyRemote: keyRemoteOf(look, plan, remotes),
  };
  const prepared = await importJob.follow((number) =>
    offshelf().imports.prepare({ source, reading, mark, plan: whole, job: number }),
  );
  if (mine !== turn) {
    if (prepared.ok) void offshelf().previews.close({ id: prepared.value.id });
    return;
  }
  if (!prepared.ok) {
    const cancelled = prepared.error.code === 'cancelled';
    return useImport.setState({ busy: null, progress: null, problem: cancelled ? null : prepared.error });
  }
  const tab = firstTab(prepared.value);
  const page = await readRows(prepared.value.id, { tab, repair: null }, 0);
  const { preview: old } = useImport.getState();
  const shown = {
    step: 'preview',
    preview: prepared.value,
    tab,
    repair: null,
    byHand: false,
    changing: null,
    told: null,
    ...page,
  } as const;
  useImport.setState({ ...shown, busy: null, progress: null });
  if (old) void offshelf().previews.close({ id: old.id });
}

/** Says what is meant by rows with a problem, and works everything out anew. */
export async function mendAll(change: Partial<ImportPlan>): Promise<void> {
  if (change.key !== undefined) useImport.setState({ keySaid: true });
  changePlan(change);
  await prepareImport();
}

/**
 * Brings all of it in as one change, or nothing. `null` when it could not be done, and the screen says why; and where the screen
 * asks what comes next.
 */
export async function applyImport(): Promise<Imported | null> {
  const { preview, busy, keepProblems, remotes } = useImport.getState();
  if (preview === null || busy !== null || countUnsaid(preview) > 0) return null;
  const { create, update, problems } = preview.counts;
  if (create + update === 0) return null;
  useImport.setState({ busy: 'applying', progress: null, problem: null });
  const place = problems > 0 && keepProblems ? await saveProblems() : null;
  if (place === 'not-saved') return null;
  const applied = await importJob.follow((number) =>
    offshelf().imports.apply({ id: preview.id, remotes: [], job: number }),
  );
  if (applied.ok) {
    turn += 1;
    const { change, created, updated } = applied.value;
    const done = { change: change.id, created, updated, problems, place };
    const canSend = remotes.some(({ removedAt }) => removedAt === null);
    useImport.setState(canSend ? { ...NO_IMPORT, opened: true, step: 'done', done } : NO_IMPORT);
    return canSend ? null : done;
  }
  useImport.setState({ busy: null, progress: null });
  // What is on screen is no longer true: it is shown anew, with the reason.
  if (applied.error.code === 'changed-meanwhile') await prepareImport();
  const cancelled = applied.error.code === 'cancelled';
  useImport.setState({ problem: cancelled ? null : applied.error });
  return null;
}

/** Leaves the screen that says what came in; `null` where it was left already. */
export function endImport(): Imported | null {
  const { done } = useImport.getState();
  useImport.setState(NO_IMPORT);
  return done;
}

/** Asks where the rows with problems go, and writes them there. Who cancels that goes on with nothing. */
async function saveProblems(): Promise<SavePlace | 'not-saved'> {
  const { preview, look } = useImport.getState();
  if (preview === null || look === null) return 'not-saved';
  const { format } = look.reading;
  const place = await offshelf().files.choosePlace({ name: nameProblems(look.name), format });
  if (!place.ok || place.value === null) {
    refuseOrStay(place);
    return 'not-saved';
  }
  const saved = await offshelf().imports.saveProblems({ id: preview.id, file: place.value.handle, format });
  if (saved.ok) return place.value;
  refuseOrStay(saved);
  return 'not-saved';
}

function refuseOrStay(answer: Result<unknown>): void {
  useImport.setState({ busy: null, progress: null, problem: answer.ok ? null : answer.error });
}
