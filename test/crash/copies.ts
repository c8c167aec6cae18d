import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import type { Submission } from '../../src/shared/model/submission.ts';
import { type Chance, createChance } from '../simulation/chance.ts';
import { addRemotes } from './catalog-life.ts';
import { HEALTHY } from './faults.ts';
import { type FaultyServer, type Moment, startFaultyServer } from './faulty-server.ts';
import { CANARY, productFields, REMOTES, type Remotes } from './person.ts';
import { type Program, startProgram, type Time } from './program.ts';

const SPEED = 50;
const LONGEST_LIFE_MS = 500;
const PATIENCE_MS = 60_000;
const FILES = ['catalog.offshelf', 'catalog.offshelf-wal'];

export type CopiesReport = {
  readonly broken: readonly string[];
  readonly putBack: number;
  /** Rows that the ledger settled, as the programs said. */
  readonly found: number;
};

type Scene = {
  readonly folder: string;
  readonly copies: string;
  readonly time: Time;
  readonly server: FaultyServer;
  readonly remotes: Remotes;
  readonly chance: Chance;
  taken: number;
  found: number;
};

/**
 * One catalog whose program is killed at any moment, whose file is copied after some of the kills, and in whose place one of
 * those copies is put before some of the starts. In the end everything is sent. No product may be there twice.
 */
export async function runCopies(folder: string, seed: number, lives: number): Promise<CopiesReport> {
  const chance = createChance(seed);
  const server = await startFaultyServer({ lists: false });
  const time = { startedAt: Date.now(), speed: SPEED };
  let putBack = 0;
  try {
    const remotes = await addRemotes(folder, time, server);
    const copies = `${folder}.copies`;
    const scene: Scene = { folder, copies, time, server, remotes, chance, taken: 0, found: 0 };
    for (let life = 0; life < lives; life += 1) {
      if (chance.below(2) === 0) takeCopy(scene);
      await live(scene, `${seed}-${life}`);
      if (scene.taken > 0 && chance.below(3) === 0) {
        putBack += 1;
        bringBack(scene);
      }
    }
    const waits = await sendTheRest(scene);
    const { found } = scene;
    return { broken: [...waits, ...findTwice(server)], putBack, found };
  } finally {
    await server.close();
  }
}

function takeCopy(scene: Scene): void {
  scene.taken += 1;
  const to = join(scene.copies, String(scene.taken));
  mkdirSync(to, { recursive: true });
  for (const name of FILES) {
    const file = join(scene.folder, name);
    if (existsSync(file)) cpSync(file, join(to, name));
  }
}

function bringBack({ folder, copies, taken, chance }: Scene): void {
  for (const name of [...FILES, 'catalog.offshelf-shm']) rmSync(join(folder, name), { force: true });
  cpSync(join(copies, String(1 + chance.below(taken))), folder, { recursive: true });
}

/** Saves and sends until it is killed; a copy that was put back is claimed at some time, or not before the kill. */
async function live(scene: Scene, name: string): Promise<void> {
  const { folder, time, server, chance, remotes } = scene;
  const program = startProgram(folder, time);
  const moment = chance.pick(['seen', 'done', 'answered', 'start'] as const);
  strikeAt(program, server, moment, 1 + chance.below(12));
  const opened = await program.opened;
  if (opened.kind !== 'ready') return void (await program.ended);
  const end = setTimeout(program.kill, moment === 'start' ? chance.below(30) : LONGEST_LIFE_MS);
  await begin(scene, program);
  for (let number = 0; number < 8 && !program.isOver(); number += 1) {
    const fields = productFields(`C${name}-${number}`);
    const saved = await program.ask('products.save', { id: null, baseVersion: 0, fields, draftId: null });
    if (saved?.ok !== true) continue;
    const to = REMOTES.map((remote) => remotes[remote]);
    await program.ask('sending.send', { products: [saved.value.id], remotes: to });
    if (chance.below(4) === 0) await claim(scene, program);
  }
  await program.ended;
  clearTimeout(end);
  server.hear(() => {});
}

function strikeAt(program: Program, server: FaultyServer, kind: Moment | 'start', nth: number): void {
  let left = nth;
  server.faults(() => HEALTHY);
  server.hear((moment) => {
    if (moment !== kind) return;
    left -= 1;
    if (left === 0) program.kill();
  });
}

async function begin({ remotes }: Scene, program: Program): Promise<void> {
  await program.tell('start');
  for (const name of REMOTES) {
    await program.tell('key', { remoteId: remotes[name], key: `${CANARY}-${name}` });
    await program.ask('sending.release', { remoteId: remotes[name] });
  }
}

/** The person's word is true: there is one computer, and its ledger knows all that left. */
async function claim(scene: Scene, program: Program): Promise<void> {
  const copies = await program.ask('catalog.copies', {});
  if (copies?.ok !== true || copies.value.why === null) return;
  scene.found += copies.value.found.sent + copies.value.found.unsure;
  await program.ask('catalog.claim', { waiting: 'send' });
}

async function sendTheRest(scene: Scene): Promise<readonly string[]> {
  const { folder, time, server } = scene;
  server.hear(() => {});
  await server.quiet();
  const program = startProgram(folder, time);
  await program.opened;
  await begin(scene, program);
  await claim(scene, program);
  // What was put in line after a claim, of products from before it.
  await program.ask('catalog.sendCopied', {});
  const end = Date.now() + PATIENCE_MS;
  let left: Submission | undefined;
  do {
    await pass(20);
    await begin(scene, program);
    const rows = await program.ask('sending.list', { product: null, limit: 1000 });
    left =
      rows?.ok === true
        ? rows.value.find(({ state }) => state === 'queued' || state === 'sending')
        : undefined;
  } while (left !== undefined && Date.now() < end);
  const logged = ((await program.tell('logged')) ?? ['it ended by itself']) as readonly string[];
  await program.tell('close');
  await program.ended;
  return left === undefined ? logged : [...logged, `it waits for ever: ${left.productName}: ${left.reason}`];
}

function findTwice({ seen }: FaultyServer): readonly string[] {
  const made = new Map<string, number>();
  for (const { product, remote, record } of seen) {
    if (record === null) continue;
    const pair = `${product} at ${remote}`;
    made.set(pair, (made.get(pair) ?? 0) + 1);
  }
  return [...made].filter(([, count]) => count > 1).map(([pair, count]) => `${pair} is there ${count} times`);
}
