import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import { type Fault, HEALTHY } from './faults.ts';
import { createLedger, type Known, type Ledger } from './ledger.ts';
import { addLines, makeOlderCatalog } from './older-catalog.ts';
import { REMOTES } from './person.ts';
import { startProgram } from './program.ts';
import type { Base, Scenario, Stage, Workshop } from './stage.ts';

const REFUSES: Fault = {
  name: '429',
  creates: 'never',
  answer: { kind: 'status', status: 429, wait: 1 },
};
const FAILS: Fault = { name: '500', creates: 'at-once', answer: { kind: 'status', status: 500 } };

/** How long a scenario waits for the engine before it goes on. */
const PATIENCE_MS = 800;

async function until(stage: Stage, isSo: (states: readonly string[]) => boolean): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const rows = await stage.program.ask('sending.list', { product: null, limit: 1_000 });
    if (rows === null || (rows.ok && isSo(rows.value.map(({ state }) => state)))) return;
    await pass(10);
  }
}

const isSettled = (states: readonly string[]) =>
  !states.some((state) => state === 'queued' || state === 'sending');

async function startSending({ program, person }: Stage): Promise<void> {
  await program.tell('start');
  await person.mend();
}

/** The product of this word; where the program refused it, nothing is done with it. */
function find({ ledger }: Stage, word: string) {
  return ledger.products.find((product) => product.word === word);
}

/** A few products: `A…` saved, `B1` in line at both remotes. */
const plain = (workshop: Workshop): Promise<Base> =>
  workshop.base('plain', async ({ person }) => {
    for (let number = 0; number < 12; number += 1) await person.save(`A${number}`);
    const waiting = await person.save('B1');
    if (waiting !== null) await person.send(waiting, REMOTES);
  });

/** Two products unsure at both remotes, that are there. */
const unsure = (workshop: Workshop): Promise<Base> =>
  workshop.base('unsure', async (stage) => {
    stage.server.faults(() => FAILS);
    for (const word of ['U1', 'U2']) {
      const product = await stage.person.save(word);
      if (product !== null) await stage.person.send(product, REMOTES);
    }
    await startSending(stage);
    await until(stage, isSettled);
  });

const inLine = (workshop: Workshop): Promise<Base> =>
  workshop.base('in line', async ({ person }) => {
    for (const word of ['L1', 'L2', 'L3']) {
      const product = await person.save(word);
      if (product !== null) await person.send(product, REMOTES);
    }
  });

const putBacks = new WeakMap<Workshop, Promise<Base>>();

/** A catalog in which products wait that were sent since: its file was put back. */
const putBack = (workshop: Workshop): Promise<Base> => {
  const made = putBacks.get(workshop) ?? makePutBack(workshop);
  putBacks.set(workshop, made);
  return made;
};

async function makePutBack(workshop: Workshop): Promise<Base> {
  const old = await inLine(workshop);
  const base = workshop.copy(old);
  const program = startProgram(base.folder, workshop.time);
  await program.opened;
  const stage = workshop.stageOf(base, program);
  await startSending(stage);
  await until(stage, isSettled);
  await program.tell('close');
  await program.ended;
  cpSync(join(old.folder, 'catalog.offshelf'), join(base.folder, 'catalog.offshelf'));
  return { ...base, seen: structuredClone(workshop.server.seen) };
}

/** Killed with requests open and a long log beside the file. */
const killed = (workshop: Workshop): Promise<Base> =>
  workshop.base(
    'killed',
    async (stage) => {
      for (const word of ['K1', 'K2', 'K3']) {
        const product = await stage.person.save(word);
        if (product !== null) await stage.person.send(product, REMOTES);
      }
      stage.server.faults(() => ({ name: 'silence', creates: 'at-once', answer: { kind: 'silence' } }));
      await startSending(stage);
      await until(stage, (states) => states.filter((state) => state === 'sending').length === REMOTES.length);
    },
    'kill',
  );

/** Killed shortly before the log is long enough to be folded into the file by itself. */
const almostFull = (workshop: Workshop): Promise<Base> =>
  workshop.base(
    'almost-full',
    async ({ person, folder, ledger }) => {
      await person.save('F1');
      const [product] = ledger.products;
      for (let edits = 0; product !== undefined && edits < 200 && logPages(folder) < 970; edits += 1)
        await person.edit(product);
    },
    'kill',
  );

function logPages(folder: string): number {
  const db = new BetterSqlite(join(folder, 'catalog.offshelf'), { readonly: true });
  const pages = db.pragma('wal_checkpoint(NOOP)') as readonly { readonly log: number }[];
  db.close();
  return pages[0]?.log ?? 0;
}

/** As an earlier version left it; from 40 on products stood in line. */
const older =
  (version: number) =>
  async ({ home, server }: Workshop): Promise<Base> => {
    const folder = join(home, `schema-${version}`);
    const lines = { jani: server.baseUrl('jani'), journeybee: server.baseUrl('journeybee') };
    if (!existsSync(folder)) {
      const ledger = makeOlderCatalog(folder, version);
      if (version >= 40) addLines(folder, ledger, lines);
      OLDER.set(folder, ledger);
    }
    const remotes = version >= 40 ? { jani: 1, journeybee: 2 } : NO_REMOTES;
    return { folder, remotes, ledger: OLDER.get(folder) ?? createLedger(), seen: [] };
  };

const NO_REMOTES = { jani: 0, journeybee: 0 };
const OLDER = new Map<string, Ledger>();

const none = async ({ home }: Workshop): Promise<Base> => ({
  folder: join(home, 'none'),
  remotes: NO_REMOTES,
  ledger: createLedger(),
  seen: [],
});

const closes = async ({ program }: Stage): Promise<void> => {
  await program.tell('close');
};

/** With everything in line and paused: what comes after it is the engine's. */
const holdBack = async (stage: Stage): Promise<void> => {
  await stage.person.ask('sending.pauseAll', { paused: true });
  await startSending(stage);
};
const letGo = async (stage: Stage): Promise<void> => {
  await stage.person.ask('sending.pauseAll', { paused: false });
  await until(stage, isSettled);
};
/** The remotes misbehave for one request each. */
const answerWith = (fault: Fault) => async (stage: Stage) => {
  let left = REMOTES.length;
  stage.server.faults(() => {
    left -= 1;
    return left >= 0 ? fault : HEALTHY;
  });
  await holdBack(stage);
};

const onProduct =
  (word: string, act: (stage: Stage, product: Known) => Promise<unknown>) => async (stage: Stage) => {
    const product = find(stage, word);
    if (product !== undefined) await act(stage, product);
  };

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'create a catalog',
    before: none,
    opening: true,
    act: async ({ person }) => void (await person.save('N1')),
  },
  { name: 'save', before: plain, act: async ({ person }) => void (await person.save('N1')) },
  {
    name: 'enqueue',
    before: plain,
    act: onProduct('A1', ({ person }, product) => person.send(product, REMOTES)),
  },
  {
    name: 'enqueue many',
    before: plain,
    act: async ({ person, ledger }) => {
      const chosen = ledger.products.filter(({ word }) => word.startsWith('A'));
      await person.sendMany(chosen, REMOTES);
    },
  },
  { name: 'claim, send and settle', before: plain, setUp: holdBack, act: letGo, unwatched: true },
  { name: 'settle a 429', before: plain, setUp: answerWith(REFUSES), act: letGo, unwatched: true },
  { name: 'settle an unsure one', before: plain, setUp: answerWith(FAILS), act: letGo, unwatched: true },
  { name: 'edit', before: plain, act: onProduct('B1', ({ person }, product) => person.edit(product)) },
  {
    name: 'withdraw',
    before: plain,
    act: async ({ person }) => {
      const [row] = await person.rows();
      if (row !== undefined) await person.tryTo('sending.withdraw').with({ id: row.id });
    },
  },
  {
    name: 'resolve',
    before: unsure,
    act: async ({ person }) => {
      for (const row of await person.rows()) if (row.state === 'unsure') await person.resolve(row);
    },
  },
  { name: 'trash', before: plain, act: onProduct('B1', ({ person }, product) => person.trash(product)) },
  { name: 'migrate from schema 10', before: older(10), opening: true, act: closes },
  { name: 'migrate from schema 40', before: older(40), opening: true, act: closes },
  { name: 'quit', before: plain, setUp: async ({ person }) => void (await person.save('Q1')), act: closes },
  {
    name: 'fold the log into the file',
    before: almostFull,
    act: onProduct('F1', async ({ person, folder }, product) => {
      for (let edits = 0; edits < 12 && logPages(folder) > 100; edits += 1) await person.edit(product);
    }),
    unwatched: true,
  },
  {
    name: 'recover, and be struck again',
    before: killed,
    opening: true,
    act: async (stage) => {
      await startSending(stage);
      await until(stage, isSettled);
    },
    unwatched: true,
    twice: true,
  },
  {
    name: 'take over what was sent since, and be struck again',
    before: putBack,
    opening: true,
    act: async (stage) => {
      await startSending(stage);
      await until(stage, isSettled);
    },
    unwatched: true,
    twice: true,
  },
];

export function findScenario(name: string): Scenario {
  const found = SCENARIOS.find((scenario) => scenario.name === name);
  if (found === undefined) throw new Error(`no scenario ${name}`);
  return found;
}
