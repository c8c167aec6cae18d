import type { Handlers, Input } from '../../../../shared/contract/api.ts';
import type { ProductId } from '../../../../shared/model/product.ts';
import type { EditingDeps } from '../editing/deps.ts';
import { Failure } from '../failure.ts';
import type { ChangedProducts } from '../ports/changed-products.ts';
import type { Job } from '../ports/jobs.ts';
import type { SendingStore } from '../ports/sending-store.ts';
import { canGo } from '../sending/queue-products.ts';

type Commands = Handlers<'command'>;
type Queries = Handlers<'query' | 'scan'>;
type Deps = Pick<EditingDeps, 'jobs' | 'pause'> & {
  readonly changedProducts: ChangedProducts;
  readonly send: Commands['sending.send'];
  readonly sending: Pick<SendingStore, 'standing' | 'isImageFirst'>;
};

/** Products that are put in line in one go: others wait so long. */
const AT_ONCE = 500;

/**
 * Sends the products of a Change as if each had been named: nobody carries a million ids around. They are put in line some at a
 * time; where that is cancelled, or ends with the program, those that were stay there, and the rest can be sent later.
 */
export function createChangeSending(deps: Deps): Pick<Commands, 'sending.sendChange'> {
  const { changedProducts, send, jobs, pause } = deps;
  return {
    'sending.sendChange': async ({ change, job, testFirst, ...input }) => {
      const products = findProducts(changedProducts, change);
      const progress = jobs.begin(job, 'applying', products.length);
      const remotes = [...new Set(input.remotes)];
      let queued = 0;
      for (const remote of testFirst === true ? remotes : [])
        queued += await beginTest(deps, products, { ...input, remotes: [remote] }, progress);
      for (let from = 0; from < products.length && !progress.isCancelled(); from += AT_ONCE) {
        const some = products.slice(from, from + AT_ONCE);
        // Behind a test they go on when the person says so, and not later for what comes after.
        queued += (await send({ ...input, products: some })).queued;
        if (!progress.isCancelled()) progress.step(some.length);
        await pause();
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
  products: readonly ProductId[],
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
async function* inParts({ pause }: Deps, products: readonly ProductId[], { isCancelled }: Job) {
  for (let from = 0; from < products.length && !isCancelled(); from += AT_ONCE) {
    yield products.slice(from, from + AT_ONCE);
    await pause();
  }
}

/** Says of the products of a Change what would be said of each that is named. */
export function createChangeSummary(
  changedProducts: ChangedProducts,
  summary: Queries['sending.summary'],
): Pick<Queries, 'sending.summaryOfChange'> {
  return {
    'sending.summaryOfChange': ({ change, remotes }) =>
      summary({ remotes, products: findProducts(changedProducts, change) }),
  };
}

function findProducts(changedProducts: ChangedProducts, change: number): number[] {
  const products = changedProducts(change);
  if (products !== null) return [...products];
  throw new Failure('not-found', 'This change is not kept any more. Select the products in the list.');
}
