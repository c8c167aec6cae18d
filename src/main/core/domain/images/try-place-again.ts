import type { PublisherDeps } from './publish-file.ts';

/** Ends every wait and hold of a place, and what failed there waits once more. */
export function tryPlaceAgain({ places, sending, checks, notice }: PublisherDeps, id: number): void {
  sending.atomically(() => {
    places.hold(id, null);
    checks.recheckProducts(places.retryFailed(id).flatMap((file) => places.productsWith(file)));
  });
  notice({ remotes: true, sending: true, products: true });
}
