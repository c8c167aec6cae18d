import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { openSendLedger } from '../../src/main/core/adapters/files/send-ledger.ts';
import { createChance } from '../simulation/chance.ts';
import { drain } from './catalog-life.ts';
import { fillDisk, freeDisk, mountSmallDisk, unmount } from './disk-room.ts';
import { createPerson, REMOTES } from './person.ts';
import { ledgersOf, startProgram } from './program.ts';
import { findBroken } from './promise.ts';
import type { Base, Workshop } from './stage.ts';

/** What befalls the ledger at one of its calls; `torn` is a power cut before a sync, so that the last line is there in part. */
export const LEDGER_BLOWS = ['kill', 'EIO once', 'EIO on', 'ENOSPC once', 'ENOSPC on', 'torn'] as const;
export type LedgerBlow = (typeof LEDGER_BLOWS)[number];

/** Its requests write a beginning and an end each, and sync each beginning. */
const PRODUCTS = 4;
export const WRITES = PRODUCTS * REMOTES.length * 2;
export const SYNCS = PRODUCTS * REMOTES.length;

const PATIENCE_MS = 1_500;
const LAST_BYTES = 40;

const INJECTIONS: Readonly<Record<LedgerBlow, (nth: number) => string>> = {
  kill: (nth) => `write:signal=KILL:when=${nth}`,
  'EIO once': (nth) => `write:error=EIO:when=${nth}`,
  'EIO on': (nth) => `write:error=EIO:when=${nth}+`,
  'ENOSPC once': (nth) => `write:error=ENOSPC:when=${nth}`,
  'ENOSPC on': (nth) => `write:error=ENOSPC:when=${nth}+`,
  torn: (nth) => `fdatasync:signal=KILL:when=${nth}`,
};

export type StruckLedger = { readonly fell: boolean; readonly broken: readonly string[] };

/**
 * Sends a line while the ledger is struck at its nth write (its nth sync for `torn`). Afterwards the catalog is opened as on any other
 * day and all of it is sent; then it is put back as it was before, and what left then may not leave again.
 */
export async function strikeLedger(workshop: Workshop, blow: LedgerBlow, nth: number): Promise<StruckLedger> {
  const old = await inLine(workshop);
  const base = workshop.copy(old);
  const file = ledgerOf(base);
  const log = `${base.folder}.trace`;
  const fell = await sendUnder(workshop, base, underLedgerTracer(log, file, INJECTIONS[blow](nth)));
  const wasStruck = fell === 'killed' || readFileSync(log, 'utf8').includes('(INJECTED)');
  rmSync(log);
  if (blow === 'torn') truncateSync(file, statSync(file).size - LAST_BYTES);
  return { fell: wasStruck, broken: await findBrokenAfter(workshop, old, base) };
}

/** The same on a disk that is full once the ledger has filled its first block: the line that goes over its end is torn. */
export async function fillLedgerDisk(workshop: Workshop): Promise<StruckLedger | null> {
  const old = await inLine(workshop);
  const base = workshop.copy(old);
  const disk = ledgersOf(base.folder);
  const file = ledgerOf(base);
  const text = readFileSync(file);
  if (!mountSmallDisk(disk, 1)) return null;
  try {
    writeFileSync(file, text);
    fillDisk(disk);
    await sendUnder(workshop, base, []);
    const fell = !readFileSync(file).toString('latin1').endsWith('\n');
    freeDisk(disk);
    return { fell, broken: await findBrokenAfter(workshop, old, base) };
  } finally {
    unmount(disk);
  }
}

async function findBrokenAfter(workshop: Workshop, old: Base, base: Base): Promise<readonly string[]> {
  const broken = findUnwritten(workshop, base);
  const { server, time } = workshop;
  await server.quiet();
  broken.push(...(await drain({ ...base, server, time })).map(({ text }) => text));
  broken.push(...findBroken(base.folder, { seen: server.seen, ledger: base.ledger }).map(({ text }) => text));
  return [...broken, ...findUnwritten(workshop, base), ...(await putBack(workshop, old, base))];
}

/** Only calls on the ledger are counted and struck. */
function underLedgerTracer(log: string, file: string, injection: string): readonly string[] {
  const only = ['-P', file, '-e', 'trace=write,fdatasync', '-e', `inject=${injection}`];
  return ['strace', '-f', '-qq', '-o', log, ...only];
}

/** Its ledger is there, and has nothing but its name. */
const inLine = (workshop: Workshop): Promise<Base> =>
  workshop.base('a line for the ledger', async ({ person, program }) => {
    await person.ask('sending.pauseAll', { paused: true });
    await program.tell('start');
    for (let number = 1; number <= PRODUCTS; number += 1) {
      const product = await person.save(`P${number}`);
      if (product !== null) await person.send(product, REMOTES);
    }
  });

function ledgerOf({ folder }: Base): string {
  const [name = ''] = readdirSync(ledgersOf(folder)).filter((one) => one.endsWith('.ledger'));
  return join(ledgersOf(folder), name);
}

async function sendUnder(
  workshop: Workshop,
  base: Base,
  tracer: readonly string[],
): Promise<'killed' | 'ended'> {
  const program = startProgram(base.folder, workshop.time, tracer);
  const { person } = workshop.stageOf(base, program);
  await program.opened;
  await program.tell('start');
  await person.mend();
  await person.ask('sending.pauseAll', { paused: false });
  const end = Date.now() + PATIENCE_MS;
  let isSettled = false;
  while (!isSettled && !program.isOver() && Date.now() < end) {
    await pass(20);
    const rows = await person.rows();
    isSettled = !rows.some(({ state }) => state === 'queued' || state === 'sending');
  }
  program.kill();
  return (await program.ended) === 'killed by another' ? 'killed' : 'ended';
}

/** Every request that the server saw stands in the ledger, every line of which but a torn one can be read. */
function findUnwritten({ server }: Workshop, base: Base): string[] {
  const errors: string[] = [];
  const log = { warn: () => {}, error: (message: string) => errors.push(message) };
  const ledger = openSendLedger(ledgersOf(base.folder), ledgerOf(base).replace(/^.*\/|\.ledger$/g, ''), log);
  const written = new Map<string, number>();
  const words = new Map(base.ledger.products.map(({ id, word }) => [id, word]));
  for (const line of ledger.read(null).lines) {
    if (line.kind === 'damaged') errors.push('a line is damaged');
    if (line.kind !== 'started') continue;
    const pair = `${words.get(line.product.id)} at ${line.account.profileId}`;
    written.set(pair, (written.get(pair) ?? 0) + 1);
  }
  ledger.close();
  for (const { product, remote } of server.seen) {
    const pair = `${product} at ${remote}`;
    const left = written.get(pair) ?? 0;
    if (left === 0) errors.push(`${pair} left and is not in the ledger`);
    written.set(pair, left - 1);
  }
  return errors;
}

/** Of what may be there already. */
function findTwice({ server }: Workshop): readonly string[] {
  const pairs = server.seen.map(({ product, remote }) => `${product} at ${remote}`);
  return pairs.filter((pair, at) => pairs.indexOf(pair) !== at).map((pair) => `${pair} left twice`);
}

/** The catalog as it was before anything was sent, and the person says that no other copy sent it. */
async function putBack(workshop: Workshop, old: Base, base: Base): Promise<readonly string[]> {
  const { server, time } = workshop;
  for (const ending of ['', '-wal', '-shm']) {
    const name = `catalog.offshelf${ending}`;
    rmSync(join(base.folder, name), { force: true });
    if (existsSync(join(old.folder, name))) cpSync(join(old.folder, name), join(base.folder, name));
  }
  const program = startProgram(base.folder, time);
  await program.opened;
  const copies = await program.ask('catalog.copies', {});
  const { remotes, ledger } = base;
  const person = createPerson({ program, server, remotes, ledger, chance: createChance(1) });
  await program.tell('start');
  await program.ask('catalog.claim', { waiting: 'send' });
  await person.mend();
  await pass(100);
  const rows = await person.rows();
  await program.tell('close');
  await program.ended;
  const why = copies?.ok === true ? copies.value.why : null;
  const states = rows.map(({ state }) => state);
  return [
    ...findTwice(workshop),
    ...(rows.length === SYNCS && states.every((state) => state === 'sent' || state === 'unsure')
      ? []
      : [`the older copy has ${states.join()} (${why})`]),
  ];
}
