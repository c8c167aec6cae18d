import type { Handlers, Input } from '../../../../shared/contract/api.ts';
import type { SendScope } from '../../../../shared/contract/sending-api.ts';
import { SENT_AT_ONCE } from '../../../../shared/model/bounds.ts';
import type { ProductId } from '../../../../shared/model/product.ts';
import { type CallOff, createCallOff } from '../catalog/call-off.ts';
import { paceBy } from '../catalog/lists.ts';
import type { EditingDeps } from '../editing/deps.ts';
import { type Many, partsOf } from '../editing/parts.ts';
import { readScope } from '../editing/read-scope.ts';
import { Failure } from '../failure.ts';
import type { ChangedProducts } from '../ports/changed-products.ts';
import type { Job } from '../ports/jobs.ts';
import type { Breathe } from '../ports/list-builder.ts';
import type { ProfileSource } from '../ports/profile-source.ts';
import type { SendingReader } from '../ports/sending-reader.ts';
import type { SendingStore } from '../ports/sending-store.ts';
import { remotesFor } from './queries.ts';
import { canGo } from './queue-products.ts';
import { createSumming } from './summary.ts';

type Commands = Handlers<'command'>;
type Queries = Handlers<'query' | 'scan'>;

type Finding = Pick<EditingDeps, 'readSnapshot'> & { readonly changedProducts: ChangedProducts };

type Deps = Finding &
  Pick<EditingDeps, 'jobs' | 'pause'> & {
    readonly send: Commands['sending.send'];
    readonly sending: Pick<SendingStore, 'standing' | 'isImageFirst'>;
  };

/**
 * Sends products as if each had been named: nobody carries a million ids around. They are put in line some at a time; where that is
 * cancelled, or ends with the program, those that were stay there, and the rest can be sent later.
 */
export function createSendingMany(deps: Deps): Pick<Commands, 'sending.sendMany'> {
  const { send, jobs } = deps;
  return {
    'sending.sendMany': async ({ of, job, testFirst, ...input }) => {
      const products = await findProducts(deps, of);
      const progress = jobs.begin(job, 'applying', products.length);
      const remotes = [...new Set(input.remotes)];
      let queued = 0;
      for (const remote of testFirst === true ? remotes : [])
        queued += await beginTest(deps, products, { ...input, remotes: [remote] }, progress);
      for await (const some of inParts(deps, products, progress)) {
        // Behind a test they go on when the person says so, and not later for what comes after.
        queued += (await send({ ...input, products: [...some] })).queued;
        if (!progress.isCancelled()) progress.step(some.length);
      }
      return { queued, left: products.length * remotes.length - queued };
    },
  };
}

/**
 * Puts the first two that can go to a remote in line together, so that one is a test and all others wait behind it: there may be
 * thousands between them that are there already. One whose image goes to its place comes before all, so that the place is tested
 * too. Answers how many are in line.
 */
async function beginTest(
  deps: Deps,
  products: Many<ProductId>,
  input: Omit<Input<'sending.send'>, 'products'>,
  job: Job,
): Promise<number> {
  const mayGo = (product: ProductId) =>
    input.remotes.some((id) =>
      canGo(deps.sending.standing(product, { id }), input.evenIfMaybeThere === true),
    );
  const isImageFirst = (product: ProductId) =>
    input.remotes.some((id) => deps.sending.isImageFirst(product, id)) && mayGo(product);
  let test: ProductId | undefined;
  for await (const some of inParts(deps, products, job)) {
    test = some.find(isImageFirst);
    if (test !== undefined) break;
  }
  let queued = 0;
  let ready = test === undefined ? [] : [test];
  for await (const some of inParts(deps, products, job)) {
    for (const product of some) {
      if (product !== test && mayGo(product)) ready.push(product);
      if (ready.length < 2) continue;
      const both = (await deps.send({ ...input, products: ready, testFirst: true })).queued;
      queued += both;
      if (both > 1) return queued;
      ready = [];
    }
  }
  return queued;
}

/** Some at a time, so that others go in between; ends where it is cancelled. */
async function* inParts({ pause }: Deps, products: Many<ProductId>, { isCancelled }: Job) {
  for (const some of partsOf(products, SENT_AT_ONCE)) {
    if (isCancelled()) return;
    yield some;
    await pause();
  }
}

type Reading = Finding & {
  readonly reader: SendingReader;
  readonly profiles: ProfileSource;
  readonly breathe: Breathe;
};

/** Says of however many products what would be said of each that is named. */
export function createSummaryOfMany(deps: Reading): Pick<Queries, 'sending.summaryOfMany'> {
  let newest: (CallOff & { readonly callOff: () => void }) | undefined;
  return {
    'sending.summaryOfMany': async ({ of, remotes }) => {
      newest?.callOff();
      const mine = createCallOff();
      newest = mine;
      const pace = paceBy(deps.breathe, mine);
      const summing = createSumming(deps, remotesFor(deps.reader, remotes));
      for (const some of partsOf(await findProducts(deps, of), SENT_AT_ONCE)) {
        summing.add(some);
        await pace();
      }
      return summing.result();
    },
  };
}

async function findProducts(deps: Finding, of: SendScope): Promise<Many<ProductId>> {
  if (of.kind !== 'change') return await readScope(deps, of);
  const products = deps.changedProducts(of.change);
  if (products !== null) return products;
  throw new Failure('not-found', 'This change is not kept any more. Select the products in the list.');
}
