import { createCheckStore } from '../../../src/main/core/adapters/sqlite/check-store.ts';
import type { Database } from '../../../src/main/core/adapters/sqlite/database.ts';
import { createDraftStore } from '../../../src/main/core/adapters/sqlite/draft-store.ts';
import { createImagePlaceStore } from '../../../src/main/core/adapters/sqlite/image-place-store.ts';
import { createProductStore } from '../../../src/main/core/adapters/sqlite/product-store.ts';
import { createRemoteStore } from '../../../src/main/core/adapters/sqlite/remote-store.ts';
import { createSendingReader } from '../../../src/main/core/adapters/sqlite/sending-reader.ts';
import { createSendingStore } from '../../../src/main/core/adapters/sqlite/sending-store.ts';
import { withdrawQueued } from '../../../src/main/core/adapters/sqlite/withdraw-queued.ts';
import { systemRandom } from '../../../src/main/core/adapters/system/random.ts';
import { createJobs } from '../../../src/main/core/domain/editing/jobs.ts';
import type { Clock } from '../../../src/main/core/domain/ports/clock.ts';
import type { HttpClient } from '../../../src/main/core/domain/ports/http-client.ts';
import type { KeySource } from '../../../src/main/core/domain/ports/key-source.ts';
import type { SendLedger } from '../../../src/main/core/domain/ports/ledger.ts';
import type { Random } from '../../../src/main/core/domain/ports/random.ts';
import type { SendingStore } from '../../../src/main/core/domain/ports/sending-store.ts';
import { createChangedThere } from '../../../src/main/core/domain/sending/changed-there.ts';
import { createSendingCommands } from '../../../src/main/core/domain/sending/commands.ts';
import { createEngine } from '../../../src/main/core/domain/sending/engine.ts';
import type { EnginePorts } from '../../../src/main/core/domain/sending/engine-ports.ts';
import { createSendingQueries } from '../../../src/main/core/domain/sending/queries.ts';
import type { Input, Output } from '../../../src/shared/contract/api.ts';
import type { ProductFields } from '../../../src/shared/model/product.ts';
import type { Profile } from '../../../src/shared/model/profile.ts';
import type { Remote, RemoteInput } from '../../../src/shared/model/remote.ts';
import type { Submission } from '../../../src/shared/model/submission.ts';
import { wordFor } from '../../helpers/accounts.ts';
import { profileSource } from '../../helpers/profiles.ts';
import { aFullProduct, builtIn, settings } from '../../helpers/sending-samples.ts';
import { makeMortal } from './mortal.ts';

type SyncCommand = Exclude<keyof ReturnType<typeof createSendingCommands>, 'remotes.test'>;
type SendingQuery = keyof ReturnType<typeof createSendingQueries>;

export type CoreParts = {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly profiles?: readonly Profile[];
  readonly fraction?: number;
  readonly uuid?: Random['uuid'];
  /** Where keys come from, besides those that the test sets. */
  readonly keySource?: Pick<KeySource, 'key'>;
  readonly ledger?: SendLedger;
  /** Stands between the program and its store. */
  readonly wrapStore?: (store: SendingStore) => SendingStore;
};

/** The sending core on a database: everything real but the parts that a test hands in. Whoever makes it stops its engine. */
export type SendingCore = ReturnType<typeof createSendingCore>;

export function createSendingCore(
  db: Database,
  {
    http,
    clock,
    profiles: known = [builtIn('jani'), builtIn('journeybee')],
    fraction = 0,
    uuid = systemRandom.uuid,
    keySource,
    ledger,
    wrapStore = (store) => store,
  }: CoreParts,
) {
  const random = { uuid, fraction: () => fraction };
  const keys = new Map<number, string>();
  const problems: string[] = [];
  const profiles = profileSource(known);
  const checks = createCheckStore(db, profiles);
  const ports: EnginePorts = {
    store: wrapStore(createSendingStore(db, { clock, random })),
    http,
    ledger,
    clock,
    profiles,
    checks,
    keys: {
      key: async (remoteId) => keys.get(remoteId) ?? null,
      placeKey: async () => null,
      ...keySource,
    },
    random,
    onChange: () => {},
    onDiskTrouble: (message) => message !== null && problems.push(message),
    log: {
      warn: (text) => problems.push(text),
      error: (text, cause) => problems.push(`${text}: ${String(cause)}`),
    },
  };
  const products = createProductStore(db);
  const drafts = createDraftStore(db);
  const remotes = createRemoteStore(db, { clock });
  const imagePlaces = createImagePlaceStore(db, { clock });
  const jobs = createJobs({ clock, emit: () => undefined, isCancelled: () => false });
  const recheckAll = () =>
    checks.recheckProducts(
      db.prepare<[], number>('SELECT id FROM product WHERE trashed_at IS NULL').pluck().all(),
    );
  let crashes = 0;
  const startProgram = () => {
    const mine = crashes;
    const mortal = makeMortal(ports, () => mine === crashes);
    const started = createEngine(mortal);
    return {
      engine: started,
      commands: createSendingCommands({ ...mortal, checks, remotes, jobs, engine: started }),
    };
  };
  /** The program of the moment: a crash puts another one in its place. */
  let program = startProgram();
  const reader = createSendingReader(db);
  const queries = createSendingQueries({
    reader,
    profiles,
    changedThere: createChangedThere(reader, profiles),
  });

  // Every command but those that ask the remote itself, and every query, answers at once.
  const run = <O extends SyncCommand>(operation: O, input: Input<O>) =>
    program.commands[operation](input as never) as Output<O>;
  const ask = <O extends SendingQuery>(operation: O, input: Input<O>) =>
    queries[operation](input as never) as Output<O>;
  const list = (): Submission[] => ask('sending.list', { product: null, limit: 1000 });
  return {
    db,
    ports,
    get commands() {
      return program.commands;
    },
    run,
    ask,
    /** What was logged; nothing where all went well. */
    problems,
    engine: () => program.engine,
    /** The program is gone without a word. */
    kill: () => {
      crashes += 1;
    },
    /** The program is gone without a word; another one starts on the same catalog. */
    restart: () => {
      crashes += 1;
      program = startProgram();
      program.engine.start();
    },
    setKey: (remoteId: number, key: string | null) => {
      if (key === null) keys.delete(remoteId);
      else keys.set(remoteId, key);
      program.engine.keyChanged(remoteId);
    },
    addProduct: (fields: Partial<ProductFields> = {}): number => {
      const { id } = products.insert(aFullProduct(fields), clock.now());
      checks.recheckProducts([id]);
      return id;
    },
    editProduct: (id: number, fields: Partial<ProductFields>) => {
      products.update(id, aFullProduct(fields), clock.now());
      checks.recheckProducts([id]);
      program.engine.look();
    },
    /** As the catalog does it: what waits of a product in the trash is withdrawn, and its SKU is free again. */
    trash: (id: number) => {
      products.trash([id], clock.now());
      checks.recheckSkus(withdrawQueued(db, [id], clock.now()));
      program.engine.look();
    },
    restore: (id: number) => {
      products.restore([id]);
      checks.recheckProducts([id]);
      program.engine.look();
    },
    /** The person types in the form of a product. */
    openDraft: (id: number) => {
      const fields = aFullProduct({ name: 'Half a na' });
      drafts.keep({ id: uuid(), productId: id, baseVersion: 1, fields, updatedAt: clock.now() });
    },
    closeDraft: (id: number) => {
      drafts.removeOf(id);
      program.engine.look();
    },
    recheckAll,
    /** A place where the images of remotes can go. */
    addPlace: (publicBase: string): number =>
      imagePlaces.insert(
        { name: 'Pictures', where: { kind: 'address' }, path: '{hash}.{ext}', publicBase, preset: null },
        null,
      ),
    /** As the program does it once a file can be opened there, or was refused. What is done stays done. */
    publish: (placeId: number, file: string, url: string, state: 'waiting' | 'failed' | 'done') => {
      if (imagePlaces.upload(placeId, file)?.state === 'done') return;
      ports.store.atomically(() => {
        const upload = {
          key: file,
          url,
          state,
          put: false,
          tries: 0,
          nextAt: null,
          detail: 'No.',
          checkedAt: null,
        };
        imagePlaces.keepUpload(placeId, file, upload);
        checks.recheckProducts(imagePlaces.productsWith(file));
      });
      program.engine.look();
    },
    addRemote: (
      input: Partial<RemoteInput> & Pick<RemoteInput, 'profileId' | 'baseUrl'>,
      key = 'k'.repeat(32),
    ): Remote => {
      const all = { ...aRemote(input.profileId), ...input };
      const { profileId, baseUrl } = all;
      const account = wordFor(ask('remotes.accounts', { profileId, baseUrl }), all);
      const remote = run('remotes.add', { ...all, account });
      keys.set(remote.id, key);
      return remote;
    },
    send: (productIds: number[], remoteIds: number[], evenIfMaybeThere = false) =>
      run('sending.send', { products: productIds, remotes: remoteIds, evenIfMaybeThere }),
    list,
    row: (product: number, remote?: number): Submission => {
      const rows = list().filter(
        ({ productId, remoteId }) => productId === product && remoteId === (remote ?? remoteId),
      );
      const [first] = rows.toSorted((a, b) => b.createdAt - a.createdAt);
      if (first === undefined) throw new Error(`product ${product} was never queued`);
      return first;
    },
    lane: (remote: Remote) => ports.store.lane(remote.accountId),
  };
}

export function aRemote(profileId: string): RemoteInput {
  return {
    name: profileId,
    profileId,
    baseUrl: 'https://example.com',
    accountLabel: '',
    auth: { header: 'Authorization', prefix: 'Bearer ' },
    settings,
  };
}
