import { access, constants, realpath } from 'node:fs/promises';
import type { Output } from '../../shared/contract/api.ts';
import type { Remote } from '../../shared/model/remote.ts';
import type { TableReading } from '../../shared/model/table-file.ts';
import type { ImportSource } from '../../shared/model/transfer.ts';
import type { Context, Outcome, Run } from '../command.ts';
import { CommandFailure, failed, wrongUsage } from '../command-failure.ts';
import { formatOf } from '../export-format.ts';
import { findRemotesByName } from '../find-remotes.ts';
import { hearEnd } from '../hear-end.ts';
import { FIXED_WORDS, nameFixed, readFixedOptions } from '../import-fixed.ts';
import { nameColumns, nameTarget, readMapFile } from '../import-map.ts';
import { readPlanOptions, readReadingOptions } from '../import-options.ts';
import { makePlan } from '../import-plan.ts';
import { describeQueue } from '../import-queue.ts';
import { describeLook, describePreview, sayAsked, sayRecalled } from '../import-words.ts';
import { hasCatalog, keepIfUsed, newCatalogCurrency } from '../new-catalog.ts';
import type { Core } from '../open-core.ts';
import { refuseExisting } from '../refuse-existing.ts';
import { sayFileTrouble } from '../say-file-trouble.ts';
import { count } from '../table.ts';

type Look = Output<'imports.look'>;
type Preview = Output<'imports.prepare'>;

export const importFile: Run = async (context) => {
  const [file = ''] = context.given.operands;
  const map = context.given.text('map');
  const mapped = map === undefined ? null : await readMapFile(context.pathOf(map), map);
  // What is wrong with the call is said before a catalog is made.
  readPlanOptions(context.given);
  readFixedOptions(context.given);
  const isDry = context.given.flag('dry-run');
  const reading = readReadingOptions(context.given, file);
  const rejected = context.given.text('rejected');
  if (rejected !== undefined) formatOf(rejected);
  if (file !== '-') await refuseMissing(context.pathOf(file), file);
  if (rejected !== undefined) {
    await refuseSame(context, file, rejected);
    await refuseExisting(context, rejected);
  }
  const source =
    file === '-' ? { text: await readAll(context, reading.encoding) } : { file: context.pathOf(file) };
  // A map says all of it.
  const forget = mapped !== null || context.given.flag('forget');
  const end = hearEnd(context);
  const options = isDry ? openForDryRun(context) : newCatalogCurrency(context);
  const work = async (core: Core) => {
    const asked = { source, reading: readingOf(source, reading), forget, job: JOB };
    const look = await core.call('imports.look', asked);
    const { plan, recalled } = await makePlan(core, context.given, look, mapped);
    // Before a million rows are read for them.
    const remotes = isDry ? [] : await findRemotes(core, context);
    const told = sayRecalled(recalled, plan);
    if (told !== null) context.say(told);
    const given = { source, reading: look.reading, mark: look.mark, plan, job: JOB };
    const preview = await core.call('imports.prepare', given);
    // What is written from here on is written whole or not at all, however the call ends.
    await end.letGo();
    return await finish(core, context, { look, preview, recalled, remotes });
  };
  const run = async () => await context.withCore(work, { ...options, isCancelled: end.isCancelled });
  return isDry ? await run() : await keepIfUsed(context.folder(), run);
};

/** One call does one thing at a time. */
const JOB = 1;

async function findRemotes(core: Core, { given }: Context): Promise<readonly Remote[]> {
  const names = given.list('remote');
  return names.length === 0 ? [] : await findRemotesByName(core, names);
}

/** A dry run makes no catalog: where there is none yet, it works on one that is gone afterwards. */
function openForDryRun(context: Context): Parameters<Context['withCore']>[1] & object {
  const options = newCatalogCurrency(context);
  const isNew = options.currency !== undefined && !hasCatalog(context.folder());
  return isNew ? { ...options, scratch: true } : {};
}

/** Before a catalog is made for it. */
async function refuseMissing(path: string, typed: string): Promise<void> {
  try {
    await access(path, constants.R_OK);
  } catch (error) {
    throw failed('not-found', sayFileTrouble(typed, (error as NodeJS.ErrnoException).code ?? ''));
  }
}

/** The rows that come in stand nowhere else than in the file. */
async function refuseSame({ pathOf }: Context, file: string, rejected: string): Promise<void> {
  const [one, other] = await Promise.all([pathOf(file), pathOf(rejected)].map(resolveLinks));
  if (file === '-' || one !== other) return;
  throw wrongUsage('--rejected is the file that is imported. Name another one.');
}

async function resolveLinks(path: string): Promise<string> {
  return await realpath(path).catch(() => path);
}

/** What comes from standard input is decoded by now. */
function readingOf(source: ImportSource, reading: Partial<TableReading>): Partial<TableReading> {
  return 'text' in source ? { ...reading, encoding: 'utf-8' } : reading;
}

type Prepared = {
  readonly look: Look;
  readonly preview: Preview;
  readonly recalled: Look['suggestion']['recalled'];
  /** What comes in is queued there. */
  readonly remotes: readonly Remote[];
};

async function finish(core: Core, context: Context, prepared: Prepared): Promise<Outcome> {
  const { look, preview, remotes } = prepared;
  const { given } = context;
  const told = describeLook(look, preview.plan);
  const asked = sayAsked(preview);
  if (given.flag('dry-run')) {
    const rejected = await saveProblems(core, context, preview);
    return answer(prepared, {
      queue: null,
      changed: null,
      rejected,
      text: [...told, describePreview(preview), 'Nothing was changed.'],
    });
  }
  if (asked !== null) throw new CommandFailure(1, 'needs-answer', asked, { problems: preview.problems });
  const rejected = await saveProblems(core, context, preview);
  const changes = preview.counts.create + preview.counts.update > 0;
  const changed = changes
    ? await core.call('imports.apply', { id: preview.id, remotes: remotes.map(({ id }) => id) })
    : null;
  const queue = remotes.length === 0 ? null : describeQueue(changed, remotes, preview.counts.same);
  const done =
    changed === null
      ? 'Nothing changed.'
      : `${count(changed.created, 'product')} added, ${changed.updated.toLocaleString('en')} updated.`;
  const text = [...told, describePreview(preview), done, ...(queue?.text ?? [])];
  return answer(prepared, { queue, changed, rejected, text });
}

type Done = Output<'imports.apply'>;

type Parts = {
  readonly queue: ReturnType<typeof describeQueue> | null;
  readonly changed: Done | null;
  readonly rejected: string | null;
  readonly text: readonly string[];
};

function answer({ look, preview, recalled }: Prepared, { queue, changed, rejected, text }: Parts): Outcome {
  const { plan, counts, problems, skipped, notes } = preview;
  const columns = Object.fromEntries(
    nameColumns(look.headings).map((name, at) => [name, nameTarget(plan.columns[at])]),
  );
  const where = rejected === null ? [] : [`The rows with problems are in ${rejected}.`];
  return {
    exit: counts.problems > 0 || queue?.needsYou === true ? 3 : 0,
    json: {
      reading: look.reading,
      shop: look.suggestion.shop,
      columns,
      [FIXED_WORDS.new]: nameFixed(plan, 'new'),
      [FIXED_WORDS.all]: nameFixed(plan, 'all'),
      plan: { ...plan, columns: undefined, fixed: undefined, belong: undefined },
      recalled,
      counts,
      problems,
      skipped,
      notes,
      warnings: look.warnings,
      changed: changed === null ? null : tellChanged(changed),
      queue: queue === null ? null : queue.json,
      rejected,
    },
    text: [...text, ...where].join('\n'),
  };
}

function tellChanged({ change, created, updated }: Done): object {
  return { change: change.id, created, updated };
}

/** Where a file for them was named: nothing is written beside a person's file unasked. */
async function saveProblems(
  core: Core,
  { given, pathOf }: Context,
  { id, counts }: Preview,
): Promise<string | null> {
  const file = given.text('rejected');
  if (file === undefined || counts.problems === 0) return null;
  await core.call('imports.saveProblems', { id, file: pathOf(file), format: formatOf(file) });
  return file;
}

/** @throws CommandFailure for what is not in the encoding that is said: nothing is lost silently */
async function readAll({ stdin }: Context, encoding: TableReading['encoding'] = 'utf-8'): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin()) chunks.push(Buffer.from(chunk as Buffer | string));
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw failed(
      'bad-file',
      `Standard input is not all ${encoding.toUpperCase()}. Say what it is, such as --encoding windows-1252.`,
    );
  }
}
