import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import type { Fault } from '../../sandbox/fault.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import type { Input, OperationOf, Output } from '../../src/shared/contract/api.ts';
import { newProductFields } from '../../src/shared/model/new-product.ts';
import type { ListQuery } from '../../src/shared/model/query.ts';
import { type Program, startProgram } from './program.ts';
import type { Broken } from './promise.ts';

const SPEED = 50;
const STOCK = 20_000;
const EACH_ROUND = 100;
const TROUBLE_MS = 300;
const PATIENCE_MS = 120_000;
const NAMES = ['jani', 'journeybee'] as const;

/** Troubles after which each product ends at its remote by itself. */
const TROUBLES: readonly (readonly ['jani' | 'journeybee', Fault])[] = [
  ['jani', { name: 'down' }],
  ['journeybee', { name: 'reset-after-create', times: 1 }],
  ['jani', { name: 'rate-limited', times: 1, retryAfter: 5 }],
  ['journeybee', { name: 'cut-body', times: 1 }],
];

type Command = OperationOf<'query' | 'scan' | 'command'>;

/** Bytes that the program holds after a collection, those of its process, and the longest log after a job of this round. */
export type Round = { readonly held: number; readonly rss: number; readonly log: number };

export type SoakReport = {
  readonly rounds: readonly Round[];
  readonly products: number;
  readonly broken: readonly Broken[];
};

/** One program works for so long without a pause, as one that is never closed; what it held is written down each round. */
export async function runSoak(
  folder: string,
  seconds: number,
  watch: (round: Round) => void,
): Promise<SoakReport> {
  const sandbox = await startSandbox({ perMinute: 1_000_000 });
  const program = startProgram(folder, { startedAt: Date.now(), speed: SPEED });
  try {
    const ask = askOf(program);
    await program.opened;
    await program.tell('start');
    const remotes = await connect(program, sandbox);
    await ask('products.add', { products: makeProducts('Stock', STOCK), remotes: [] });
    const rounds: Round[] = [];
    for (const end = Date.now() + seconds * 1_000; Date.now() < end; ) {
      const log = Math.max(
        await sendSome({ ask, sandbox, remotes, folder }, rounds.length),
        await editAll(ask, folder),
      );
      await readLists(ask);
      const memory = (await program.tell('memory')) as Pick<Round, 'held' | 'rss'>;
      rounds.push({ ...memory, log });
      watch({ ...memory, log });
    }
    const logged = (await program.tell('logged')) as readonly string[];
    await program.tell('close');
    await program.ended;
    const broken = [...logged, program.complaints()].filter((text) => text !== '');
    return {
      rounds,
      products: rounds.length * EACH_ROUND,
      broken: [...findSent(folder, sandbox), ...broken.map((text): Broken => ({ kind: 'broken', text }))],
    };
  } finally {
    program.kill();
    await sandbox.close();
  }
}

type Ask = <O extends Command>(operation: O, input: Input<O>) => Promise<Output<O>>;

function askOf(program: Program): Ask {
  return async (operation, input) => {
    const result = await program.ask(operation, input);
    if (result?.ok === true) return result.value;
    throw new Error(`${operation}: ${JSON.stringify(result)} ${program.complaints()}`);
  };
}

async function connect(program: Program, sandbox: Sandbox): Promise<number[]> {
  const [own, ...others] = sandbox.journeybee.currencies;
  const currencies = Object.fromEntries(others.map(({ code, uuid }) => [code, uuid]));
  const ids: number[] = [];
  for (const name of NAMES) {
    const remote = await askOf(program)('remotes.add', {
      name,
      profileId: name,
      baseUrl: sandbox[name].url,
      accountLabel: '',
      auth: { header: 'Authorization', prefix: 'Bearer ' },
      settings: {
        currencies,
        accountCurrency: own?.code ?? null,
        status: {},
        addReference: true,
        requestsPerMinute: null,
        concurrency: null,
        imagePlaceId: null,
      },
    });
    await program.tell('key', { remoteId: remote.id, key: sandbox[name].key });
    ids.push(remote.id);
  }
  return ids;
}

function makeProducts(word: string, count: number) {
  return Array.from({ length: count }, (_, at) => ({
    ...newProductFields('EUR'),
    name: `${word} ${at}`,
    sku: `${word}-${at}`,
    price: '10',
    description: `A mug of the workshop, number ${at}, that holds tea. `.repeat(8),
  }));
}

type Shop = {
  readonly ask: Ask;
  readonly sandbox: Sandbox;
  readonly remotes: readonly number[];
  readonly folder: string;
};

/** New products go to both remotes, with some trouble on the way. Answers the length of the log. */
async function sendSome({ ask, sandbox, remotes, folder }: Shop, round: number): Promise<number> {
  const [where, fault] = TROUBLES[round % TROUBLES.length] ?? ['jani', { name: 'none' }];
  await sandbox.faults.set(where, [fault]);
  const products = makeProducts(`R${round}`, EACH_ROUND);
  await ask('products.add', { products, remotes: [...remotes] });
  await pass(TROUBLE_MS);
  await sandbox.faults.clear();
  for (const until = Date.now() + PATIENCE_MS; ; await pass(20)) {
    const { waiting, lookedUp, open, needsYou, lanes } = await ask('sending.status', {});
    if (waiting + lookedUp + open === 0) break;
    if (needsYou > 0 || Date.now() > until)
      throw new Error(
        `round ${round}: ${needsYou} need the person, ${waiting} wait: ${JSON.stringify(lanes)}`,
      );
  }
  return lengthOfLog(folder);
}

const EVERYTHING: ListQuery = {
  view: 'all',
  search: '',
  descriptions: false,
  filter: null,
  sorts: [{ field: 'name', direction: 'asc' }],
};

/** A word of every description is replaced, and put back by undo; some cells are written. Answers the length of the log. */
async function editAll(ask: Ask, folder: string): Promise<number> {
  const { id: snapshot } = await ask('products.list', EVERYTHING);
  const find = {
    fields: ['description' as const],
    find: 'mug',
    text: 'cup',
    matchCase: true,
    wholeWord: true,
    pattern: false,
  };
  const preview = await ask('previews.find', { scope: { kind: 'snapshot', snapshot }, find });
  await ask('previews.apply', { id: preview.id });
  const applied = lengthOfLog(folder);
  await ask('changes.undo', { onLaterEdits: 'restore-anyway' });
  const { ids } = await ask('products.values', { snapshot, from: 0, count: 500, fields: ['sku'] });
  const cells = ids.map((id) => ({ id, field: 'imageAlt' as const, value: `Seen at ${Date.now()}` }));
  await ask('cells.write', { cells, kind: 'paste', subject: 'cells' });
  return Math.max(applied, lengthOfLog(folder));
}

async function readLists(ask: Ask): Promise<void> {
  for (const search of ['mu', 'stock', 'R1-', 'nothing of the kind']) {
    const { id: snapshot, total } = await ask('products.list', { ...EVERYTHING, search });
    if (total > 0) await ask('products.page', { snapshot, from: Math.floor(total / 2), count: 100 });
  }
  await ask('products.counts', {});
  await ask('sending.groups', {});
}

function lengthOfLog(folder: string): number {
  const log = join(folder, 'catalog.offshelf-wal');
  return existsSync(log) ? statSync(log).size : 0;
}

/** Whatever was queued is sent, and stands once at its remote, under the id that the catalog has. */
function findSent(folder: string, sandbox: Sandbox): readonly Broken[] {
  const db = new BetterSqlite(join(folder, 'catalog.offshelf'), { readonly: true });
  const rows = db
    .prepare(`SELECT p.name, r.profile_id AS remote, s.state, s.remote_record_id AS record
      FROM submission s JOIN product p ON p.id = s.product_id JOIN remote r ON r.id = s.remote_id`)
    .all() as { name: string; remote: 'jani' | 'journeybee'; state: string; record: string | null }[];
  db.close();
  const there = new Map<string, string[]>();
  for (const remote of NAMES) {
    for (const { id, fields } of sandbox.products(remote)) {
      const key = `${String(fields['name'])} at ${remote}`;
      there.set(key, [...(there.get(key) ?? []), id]);
    }
  }
  return rows.flatMap(({ name, remote, state, record }): readonly Broken[] => {
    const what = `${name} at ${remote}`;
    const ids = there.get(what) ?? [];
    if (ids.length > 1) return [{ kind: 'duplicate', text: what }];
    if (state !== 'sent') return [{ kind: 'broken', text: `${what} is ${state}` }];
    return ids[0] === record ? [] : [{ kind: 'lost', text: what }];
  });
}
