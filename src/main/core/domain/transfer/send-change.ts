import type { Handlers } from '../../../../shared/contract/api.ts';
import type { EditingDeps } from '../editing/deps.ts';
import { Failure } from '../failure.ts';
import type { ChangedProducts } from '../ports/changed-products.ts';

type Commands = Handlers<'command'>;
type Queries = Handlers<'query' | 'scan'>;
type Deps = Pick<EditingDeps, 'jobs' | 'pause'> & {
  readonly changedProducts: ChangedProducts;
  readonly send: Commands['sending.send'];
};

/** Products that are put in line in one go: others wait so long. */
const AT_ONCE = 500;

/**
 * Sends the products of a Change as if each had been named: nobody carries a million ids around. They are put in line some at a
 * time; where that is cancelled, or ends with the program, those that were stay there, and the rest can be sent later.
 */
export function createChangeSending({
  changedProducts,
  send,
  jobs,
  pause,
}: Deps): Pick<Commands, 'sending.sendChange'> {
  return {
    'sending.sendChange': async ({ change, job, testFirst, ...input }) => {
      const products = findProducts(changedProducts, change);
      const progress = jobs.begin(job, 'applying', products.length);
      let queued = 0;
      for (let from = 0; from < products.length && !progress.isCancelled(); from += AT_ONCE) {
        const some = products.slice(from, from + AT_ONCE);
        // Once others wait behind a test, they go on when the person says so, and not later for what comes after.
        const isTest = testFirst === true && queued < 2;
        queued += (await send({ ...input, products: some, testFirst: isTest })).queued;
        if (!progress.isCancelled()) progress.step(some.length);
        await pause();
      }
      return { queued, left: products.length * new Set(input.remotes).size - queued };
    },
  };
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
