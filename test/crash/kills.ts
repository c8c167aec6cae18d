import { setTimeout as pass } from 'node:timers/promises';
import { type Chance, createChance } from '../simulation/chance.ts';
import { addRemotes, drain } from './catalog-life.ts';
import { createFaultPicker, HEALTHY } from './faults.ts';
import { type FaultyServer, type Moment, startFaultyServer } from './faulty-server.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createPerson, type Person, REMOTES, type Remotes } from './person.ts';
import { type Program, startProgram, type Time } from './program.ts';
import { type Broken, findBroken, findLeaks } from './promise.ts';

/** A wait of a minute is over in about a second. */
const SPEED = 50;
/** No life is longer, whatever its fate waits for. */
const LONGEST_LIFE_MS = 700;

/** When a program is killed: so long after its start, or at the n-th of the moments of a kind. */
type Fate =
  | { readonly kind: 'since-start' | 'since-ready'; readonly milliseconds: number }
  | { readonly kind: Moment | 'acknowledged'; readonly nth: number };

type Scene = {
  readonly folder: string;
  readonly server: FaultyServer;
  readonly remotes: Remotes;
  readonly ledger: Ledger;
  readonly chance: Chance;
  readonly time: Time;
  readonly broken: Broken[];
};

export type KillReport = {
  readonly kills: number;
  readonly products: number;
  readonly rows: number;
  readonly requests: number;
  readonly acknowledged: number;
  readonly broken: readonly Broken[];
};

/**
 * One catalog lives through so many kills of its program, each at a moment that the seed draws, then everything is well
 * again and what is left is sent. Returns what was found broken.
 */
export async function runKills(folder: string, seed: number, kills: number): Promise<KillReport> {
  const chance = createChance(seed);
  // Every other catalog has remotes whose lists can be read, so that products are looked up too.
  const server = await startFaultyServer({ lists: seed % 2 === 0 });
  const time = { startedAt: Date.now(), speed: SPEED };
  const broken: Broken[] = [];
  try {
    const remotes = await addRemotes(folder, time, server);
    const scene: Scene = { folder, server, remotes, ledger: createLedger(), chance, time, broken };
    for (let kill = 0; kill < kills; kill += 1) await liveAndDie(scene, `${seed}-${kill}`);
    broken.push(...(await recover(scene)));
    const { products, refusals, acknowledged } = scene.ledger;
    broken.push(...refusals.map((text): Broken => ({ kind: 'broken', text })));
    const rows = products.reduce((sum, { queuedAt }) => sum + queuedAt.size, 0);
    return { kills, products: products.length, rows, requests: server.seen.length, acknowledged, broken };
  } finally {
    await server.close();
  }
}

/** Everything is well again: what waits is sent, and the catalog is closed as it should be. */
async function recover({ folder, server, remotes, ledger, time }: Scene): Promise<readonly Broken[]> {
  server.hear(() => {});
  server.faults(() => HEALTHY);
  await server.quiet();
  const found = await drain({ folder, server, remotes, ledger, time });
  return [...found, ...findBroken(folder, { seen: server.seen, ledger })];
}

async function liveAndDie(scene: Scene, name: string): Promise<void> {
  const { folder, server, chance, time, broken } = scene;
  server.faults(createFaultPicker(chance));
  const program = startProgram(folder, time);
  const strike = awaitFate(program, server, drawFate(chance));
  if (chance.below(10) === 0) void server.goAway(chance.below(60));
  const opened = await program.opened;
  if (opened.kind === 'refused')
    broken.push({ kind: 'broken', text: `${name} was refused: ${opened.message}` });
  if (opened.kind === 'ready') {
    if (opened.damage.length > 0) broken.push({ kind: 'broken', text: opened.damage.join('; ') });
    strike.ready();
    await act(createPerson({ ...scene, program, watch: () => strike.acknowledged }), program, scene, name);
  }
  await program.ended;
  strike.over();
  if (program.complaints() !== '') broken.push({ kind: 'broken', text: `${name}: ${program.complaints()}` });
  broken.push(...findLeaks(folder));
}

/** Mostly at a moment that matters; a time alone is often one at which nothing happens. */
function drawFate(chance: Chance): Fate {
  const moments = ['seen', 'done', 'answered', 'acknowledged'] as const;
  const kind = chance.pick(['since-start', 'since-ready', ...moments, ...moments] as const);
  if (kind === 'since-start') return { kind, milliseconds: 100 + chance.below(300) };
  if (kind === 'since-ready') return { kind, milliseconds: chance.below(300) };
  return { kind, nth: 1 + chance.below(kind === 'acknowledged' ? 90 : 40) };
}

/** Kills the program when its fate comes; the server's moments strike before anything else happens there. */
function awaitFate(program: Program, server: FaultyServer, fate: Fate) {
  const timers: NodeJS.Timeout[] = [];
  let left = 'nth' in fate ? fate.nth : 0;
  const count = (kind: Fate['kind']) => {
    if (kind !== fate.kind) return;
    left -= 1;
    if (left === 0) program.kill();
  };
  server.hear(count);
  if (fate.kind === 'since-start') timers.push(setTimeout(program.kill, fate.milliseconds));
  return {
    acknowledged: () => count('acknowledged'),
    ready: () => {
      timers.push(setTimeout(program.kill, LONGEST_LIFE_MS));
      if (fate.kind === 'since-ready') timers.push(setTimeout(program.kill, fate.milliseconds));
    },
    over: () => {
      server.hear(() => {});
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** What a person does in one life of the program, until it ends. */
async function act(person: Person, program: Program, { chance, ledger }: Scene, name: string): Promise<void> {
  const resolveSome = async () => {
    const unsure = (await person.rows()).filter(({ state }) => state === 'unsure');
    for (const row of unsure.slice(0, 6)) await person.resolve(row);
  };
  const mine = (ever: number) => ledger.products[ledger.products.length - 1 - chance.below(ever)];
  const silent = 4 + chance.below(12); // so many are saved before anything is sent
  for (let number = 0; !program.isOver(); number += 1) {
    if (number === silent) {
      await program.tell('start');
      await person.mend();
    }
    if (number < 20) {
      const product = await person.save(`K${name}-${number}`);
      if (product !== null)
        await person.send(product, chance.below(4) === 0 ? [chance.pick(REMOTES)] : REMOTES);
    } else await pass(10);
    if (number % 6 === 5) await person.mend();
    if (number % 12 === 8) await resolveSome();
    const known = mine(Math.min(40, Math.max(1, ledger.products.length)));
    if (known !== undefined && chance.below(5) === 0) await doSomething(person, known, chance);
  }
}

async function doSomething(
  person: Person,
  product: Parameters<Person['edit']>[0],
  chance: Chance,
): Promise<void> {
  const deed = chance.pick(['edit', 'edit', 'trash', 'again', 'resolve', 'row'] as const);
  if (deed === 'edit') return person.edit(product);
  if (deed === 'trash') return person.trash(product);
  if (deed === 'again') return person.send(product, REMOTES);
  const rows = await person.rows();
  if (deed === 'resolve') {
    const unsure = rows.find(({ state }) => state === 'unsure');
    return unsure === undefined ? undefined : person.resolve(unsure);
  }
  const row = rows[chance.below(rows.length)];
  if (row === undefined) return;
  if (row.state === 'rejected') return person.tryTo('sending.sendEdited').with({ id: row.id });
  if (chance.below(3) === 0) return person.tryTo('sending.withdraw').with({ id: row.id });
  return person.tryTo('sending.pause').with({ id: row.id, paused: chance.below(2) === 0 });
}
