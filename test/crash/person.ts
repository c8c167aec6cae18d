import type { Input, OperationOf, Output } from '../../src/shared/contract/api.ts';
import { newProductFields } from '../../src/shared/model/new-product.ts';
import type { ProductFields } from '../../src/shared/model/product.ts';
import type { Submission } from '../../src/shared/model/submission.ts';
import type { Chance } from '../simulation/chance.ts';
import type { FaultyServer, RemoteName } from './faulty-server.ts';
import { confirm, type Known, type Ledger } from './ledger.ts';
import type { Program } from './program.ts';

type Command = OperationOf<'query' | 'command'>;

export type Remotes = Readonly<Record<RemoteName, number>>;

type Parts = {
  readonly program: Program;
  readonly server: FaultyServer;
  readonly remotes: Remotes;
  readonly ledger: Ledger;
  readonly chance: Chance;
  /** Hears of each request; what it returns hears of the acknowledgement. */
  readonly watch?: (operation: Command) => () => void;
  /** What the program may refuse with; a bug never is. */
  readonly mayFail?: (code: string, message: string) => boolean;
};

export type Person = ReturnType<typeof createPerson>;

/** The names of its remotes for a person; the keys contain a word that must be found nowhere on disk. */
export const REMOTES: readonly RemoteName[] = ['jani', 'journeybee'];
export const CANARY = 'canary-4f2b9c';
export const EUR_UUID = '5c0a7a52-6a35-4a6b-9d0e-9d1c6f0f5e11';

export function productFields(word: string, edit = 0): ProductFields {
  return { ...newProductFields('EUR'), name: `${word} ${edit}`, sku: `S-${word}`, price: '10' };
}

/** What a person does with a program that may end at any moment. Every deed writes down what the program acknowledged. */
export function createPerson({ program, server, remotes, ledger, chance, watch, mayFail }: Parts) {
  /** `null` where the program ended, or refused with a sentence. */
  const ask = async <O extends Command>(operation: O, input: Input<O>): Promise<Output<O> | null> => {
    const acknowledged = watch?.(operation);
    const result = await program.ask(operation, input);
    if (result === null) return null;
    if (result.ok) {
      ledger.acknowledged += 1;
      acknowledged?.();
      return result.value;
    }
    const { code, message } = result.error;
    if (mayFail?.(code, message) !== true) ledger.refusals.push(`${operation}: ${code}: ${message}`);
    return null;
  };
  const tryTo = (
    operation: 'sending.resolve' | 'sending.withdraw' | 'sending.pause' | 'sending.sendEdited',
  ) => ({
    with: async (input: Input<typeof operation>) => {
      const result = await program.ask(operation, input);
      if (result?.ok !== false) return;
      const { code, message } = result.error;
      if (code === 'internal' && mayFail?.(code, message) !== true)
        ledger.refusals.push(`${operation}: ${message}`);
    },
  });
  const rows = async (): Promise<readonly Submission[]> =>
    (await ask('sending.list', { product: null, limit: 1_000 })) ?? [];
  const nameOf = (remoteId: number): RemoteName => (remoteId === remotes.jani ? 'jani' : 'journeybee');

  const save = async (word: string): Promise<Known | null> => {
    const fields = productFields(word);
    const saved = await ask('products.save', { id: null, baseVersion: 0, fields, draftId: null });
    if (saved === null) return null;
    const known: Known = {
      id: saved.id,
      word,
      version: saved.version,
      name: fields.name,
      trashed: false,
      inDoubt: false,
      queuedAt: new Set(),
    };
    ledger.products.push(known);
    return known;
  };
  const send = async (product: Known, to: readonly RemoteName[]): Promise<void> => {
    const again = chance.below(4) === 0;
    if (again) for (const remote of to) confirm(ledger, product.word, remote);
    const input = {
      products: [product.id],
      remotes: to.map((name) => remotes[name]),
      evenIfMaybeThere: again,
    };
    const done = await ask('sending.send', input);
    if (done?.queued === to.length) for (const remote of to) product.queuedAt.add(remote);
  };
  const sendMany = async (products: readonly Known[], to: readonly RemoteName[]): Promise<void> => {
    const input = { products: products.map(({ id }) => id), remotes: to.map((name) => remotes[name]) };
    const done = await ask('sending.send', input);
    if (done?.queued !== products.length * to.length) return;
    for (const product of products) for (const remote of to) product.queuedAt.add(remote);
  };
  const edit = async (product: Known): Promise<void> => {
    if (product.inDoubt || product.trashed) return;
    const fields = productFields(product.word, product.version);
    product.inDoubt = true;
    const input = { id: product.id, baseVersion: product.version, fields, draftId: null };
    const saved = await ask('products.save', input);
    if (saved !== null) Object.assign(product, { version: saved.version, name: fields.name, inDoubt: false });
  };
  const trash = async (product: Known): Promise<void> => {
    if (product.inDoubt || product.trashed) return;
    product.inDoubt = true;
    if ((await ask('products.trash', { scope: { kind: 'ids', ids: [product.id] } })) !== null)
      Object.assign(product, { trashed: true, inDoubt: false });
  };
  /** Looks whether it is there, and mostly says so; sometimes sends it again all the same. */
  const resolve = async (row: Submission): Promise<void> => {
    const word = row.productName.split(' ')[0] ?? '';
    const remote = nameOf(row.remoteId);
    const there = server.seen.find(
      (seen) => seen.product === word && seen.remote === remote && seen.record !== null,
    );
    const how = chance.below(8);
    const { id, attempts } = row;
    if (how === 0) return tryTo('sending.resolve').with({ id, attempts, resolution: { kind: 'discard' } });
    if (there?.record != null && how > 1) {
      const resolution = { kind: 'there', remoteRecordId: there.record } as const;
      return tryTo('sending.resolve').with({ id, attempts, resolution });
    }
    confirm(ledger, word, remote);
    return tryTo('sending.resolve').with({ id, attempts, resolution: { kind: 'send-again' } });
  };
  /** Sets the keys anew, and lets go what holds. */
  const mend = async (): Promise<void> => {
    for (const name of REMOTES) {
      if (remotes[name] === 0) continue; // this catalog has none
      await program.tell('key', { remoteId: remotes[name], key: `${CANARY}-${name}` });
      await ask('sending.release', { remoteId: remotes[name] });
    }
  };
  return { ask, tryTo, rows, save, send, sendMany, edit, trash, resolve, mend };
}
