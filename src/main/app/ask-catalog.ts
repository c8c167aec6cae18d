import type { Input, Operation, Output } from '../../shared/contract/api.ts';
import type { ImagePlace } from '../../shared/model/image-place.ts';
import type { Remote } from '../../shared/model/remote.ts';
import { Failure } from '../core/dispatch.ts';
import type { Catalogs } from './catalogs.ts';

/** Asks the open catalog on the main process's own behalf. @throws Failure with the error of the answer */
export type AskCatalog = <O extends Operation>(operation: O, input: Input<O>) => Promise<Output<O>>;

export function createAsk(catalogs: Catalogs): AskCatalog {
  return async <O extends Operation>(operation: O, input: Input<O>) => {
    const result = await catalogs.call(operation, input);
    if (result.ok) return result.value as Output<O>; // parsed by the worker's dispatch
    const { code, message, data } = result.error;
    throw new Failure(code, message, data);
  };
}

/** The remotes of the open catalog; none where none is open. @throws Failure where it can't say */
export async function listRemotes(catalogs: Catalogs, ask: AskCatalog): Promise<readonly Remote[]> {
  return catalogs.folder() === null ? [] : await ask('remotes.list', {});
}

/** The places for images of the open catalog, in the same way. */
export async function listImagePlaces(catalogs: Catalogs, ask: AskCatalog): Promise<readonly ImagePlace[]> {
  return catalogs.folder() === null ? [] : await ask('imagePlaces.list', {});
}
