import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { createChance } from '../simulation/chance.ts';
import { addRemotes, drain } from './catalog-life.ts';
import { HEALTHY } from './faults.ts';
import { type FaultyServer, type Seen, startFaultyServer } from './faulty-server.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createPerson, type Person, type Remotes } from './person.ts';
import { ledgersOf, type Opened, type Program, startProgram, type Time } from './program.ts';
import { type Broken, findBroken } from './promise.ts';
import { type Blow, injectionsFor, readTrace, type Traced, underTracer } from './tracer.ts';

const SPEED = 50;
/** What a program may take to answer, or to end. */
const PATIENCE_MS = 60_000;

/** A catalog at rest, and all that is known of it. */
export type Base = {
  readonly folder: string;
  readonly remotes: Remotes;
  readonly ledger: Ledger;
  readonly seen: readonly Seen[];
};

/** What a scenario plays with. */
export type Stage = {
  readonly folder: string;
  readonly program: Program;
  readonly person: Person;
  readonly server: FaultyServer;
  readonly ledger: Ledger;
};

/** Something that a program does with its catalog, at every write of which it is struck. */
export type Scenario = {
  readonly name: string;
  /** The catalog as it is before; a folder that is not there yet where it is made by the scenario. */
  readonly before: (workshop: Workshop) => Promise<Base>;
  /** Opening the catalog is part of it. */
  readonly opening?: true;
  readonly setUp?: (stage: Stage) => Promise<void>;
  readonly act: (stage: Stage) => Promise<void>;
  /** The program is struck once more, in the same way, while it opens what the first blow left. */
  readonly twice?: true;
  /** The engine or a checkpoint writes beside the commands, so that a failed call says nothing about a command. */
  readonly unwatched?: true;
};

export type Point = { readonly blow: Blow; readonly at: Traced; readonly before: readonly Traced[] };

export type Workshop = Awaited<ReturnType<typeof openWorkshop>>;

/** A server, and a place for catalogs that are made once and copied for every blow. */
export async function openWorkshop() {
  const home = mkdtempSync(join(tmpdir(), 'offshelf-injected-'));
  const server = await startFaultyServer({ lists: false });
  const time: Time = { startedAt: Date.now(), speed: SPEED };
  const bases = new Map<string, Promise<Base>>();
  let copies = 0;

  /** Makes a catalog with both remotes, and lets a person work on it; closed at the end, or killed. */
  const make = async (
    name: string,
    work: (stage: Stage) => Promise<void>,
    end: 'close' | 'kill',
  ): Promise<Base> => {
    const folder = join(home, name);
    server.remember([]);
    server.faults(() => HEALTHY);
    const remotes = await addRemotes(folder, time, server);
    const ledger = createLedger();
    const program = startProgram(folder, time);
    await program.opened;
    await work(stageOf({ folder, remotes, ledger, seen: [] }, program));
    if (end === 'close') await program.tell('close');
    else program.kill();
    await program.ended;
    return { folder, remotes, ledger, seen: structuredClone(server.seen) };
  };
  const stageOf = (
    { folder, remotes, ledger }: Base,
    program: Program,
    watch = (_operation: string) => () => {},
  ): Stage => {
    const mayFail = (code: string, message: string) =>
      code !== 'internal' || !message.startsWith('Something went wrong');
    const chance = createChance(7);
    const person = createPerson({ program, server, remotes, ledger, chance, mayFail, watch });
    return { folder, program, person, server, ledger };
  };
  const copy = (base: Base): Base => {
    copies += 1;
    const folder = join(home, `copy-${copies}`);
    for (const [from, to] of [
      [base.folder, folder],
      [ledgersOf(base.folder), ledgersOf(folder)],
    ] as const)
      if (existsSync(from)) cpSync(from, to, { recursive: true });
    server.remember(base.seen);
    server.faults(() => HEALTHY);
    return { ...base, folder, ledger: structuredClone(base.ledger) };
  };
  return {
    server,
    time,
    stageOf,
    copy,
    /** A catalog that is made once, whoever asks. */
    base: (
      name: string,
      work: (stage: Stage) => Promise<void>,
      end: 'close' | 'kill' = 'close',
    ): Promise<Base> => {
      const made = bases.get(name) ?? make(name, work, end);
      bases.set(name, made);
      return made;
    },
    home,
    close: async () => {
      await server.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Plays a scenario without a blow and returns its calls, those before its own marked by their count. */
export async function rehearse(workshop: Workshop, scenario: Scenario): Promise<readonly Point[]> {
  const base = workshop.copy(await scenario.before(workshop));
  const log = `${base.folder}.trace`;
  const program = startProgram(base.folder, workshop.time, underTracer(log, []));
  const stage = workshop.stageOf(base, program);
  const opened = await program.opened;
  if (opened.kind !== 'ready')
    throw new Error(`${scenario.name}: ${JSON.stringify(opened)} ${program.complaints()}`);
  await scenario.setUp?.(stage);
  const first = scenario.opening ? 0 : readTrace(log).length;
  await scenario.act(stage);
  program.kill();
  await program.ended;
  rmSync(base.folder, { recursive: true, force: true });
  const trace = readTrace(log);
  return trace.slice(first).map((at, index) => ({ blow: 'kill', at, before: trace.slice(0, first + index) }));
}

export type Played = {
  readonly broken: readonly Broken[];
  /** The blow fell: a run that is timed otherwise than the rehearsal may end before it. */
  readonly fell: boolean;
};

/** Plays a scenario, strikes at one call, opens what is left like any other day, and says what is broken. */
export async function strike(workshop: Workshop, scenario: Scenario, point: Point): Promise<Played> {
  const base = workshop.copy(await scenario.before(workshop));
  const injections = injectionsFor(point.blow, point.at, point.before);
  const { found, fell } = await playUnder(workshop, scenario, base, injections);
  if (scenario.twice) found.push(...(await playUnder(workshop, scenario, base, injections)).found);
  const { server, time } = workshop;
  server.faults(() => HEALTHY);
  await server.quiet();
  found.push(...(await drain({ ...base, server, time })));
  found.push(...findBroken(base.folder, { seen: server.seen, ledger: base.ledger }));
  found.push(...base.ledger.refusals.map((text): Broken => ({ kind: 'broken', text })));
  if (found.length === 0) rmSync(base.folder, { recursive: true, force: true });
  rmSync(`${base.folder}.trace`, { force: true });
  return { broken: found, fell };
}

async function playUnder(
  workshop: Workshop,
  scenario: Scenario,
  base: Base,
  injections: readonly string[],
): Promise<{ readonly found: Broken[]; readonly fell: boolean }> {
  const log = `${base.folder}.trace`;
  rmSync(log, { force: true });
  const program = startProgram(base.folder, workshop.time, underTracer(log, injections));
  const watch = createCommitWatch(log);
  const stage = workshop.stageOf(base, program, scenario.unwatched ? undefined : watch.watch);
  const opened = await within(PATIENCE_MS, program.opened);
  const found = judgeOpening(opened ?? { kind: 'ended' });
  if (opened?.kind === 'ready') {
    const play = async () => {
      await scenario.setUp?.(stage);
      await scenario.act(stage);
      await program.tell('close');
    };
    await within(PATIENCE_MS, play());
  }
  program.kill();
  const wasKilled = (await program.ended) === 'killed by another';
  const fell = wasKilled || readTrace(log).some(({ injected }) => injected);
  return { found: [...found, ...watch.found], fell };
}

/** A program that does not open says why in a sentence. */
function judgeOpening(opened: Opened): Broken[] {
  if (opened.kind !== 'refused' || opened.why !== 'bug') return [];
  return [{ kind: 'broken', text: `it was not opened, without a plain word: ${opened.message}` }];
}

/** A command may not be acknowledged when the log of the database failed under it. */
function createCommitWatch(log: string) {
  const found: Broken[] = [];
  const failures = () =>
    readTrace(log).filter(({ injected, file }) => injected && file.endsWith('-wal')).length;
  return {
    found,
    watch: (operation: string) => {
      const before = failures();
      return () => {
        if (failures() > before)
          found.push({ kind: 'lost', text: `${operation}: said to be saved, and is not` });
      };
    },
  };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | null> {
  return await Promise.race([work, pass(milliseconds, null, { ref: false })]);
}
