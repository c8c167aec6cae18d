import type { PublisherDeps } from './publish-file.ts';

/** Ends every wait and hold of a place; what is not public there yet is put there once more, for it may be gone again. */
export function tryPlaceAgain({ places, sending, checks, notice }: PublisherDeps, id: number): void {
  sending.atomically(() => {
    places.hold(id, null);
    checks.recheckProducts(places.retryUndone(id).flatMap((file) => places.productsWith(file)));
  });
  notice({ remotes: true, sending: true, products: true });
}
