import { api, type Handlers, type Operation } from '../../shared/contract/api.ts';
import { createDispatch } from '../core/dispatch.ts';
import { type Answer, createGate, type Gate } from '../ipc/gate.ts';
import { createRateLimit } from '../ipc/rate.ts';
import { createAsk, listImagePlaces } from './ask-catalog.ts';
import type { Catalogs } from './catalogs.ts';
import type { ChosenFiles } from './chosen-files.ts';
import type { AppLog } from './log.ts';
import { isOwnUrl } from './origin.ts';

type Parts = {
  readonly handlers: Handlers<'shell'>;
  readonly catalogs: Catalogs;
  readonly files: Pick<ChosenFiles, 'putPath'>;
  readonly devOrigin: string | null;
  readonly log: AppLog;
};

/** A dialog stays open as long as the person likes: nothing here is slow. */
const NO_HURRY = { now: () => 0 };

/** Everything that the page can ask for, behind the one gate: answered here, or relayed to the catalog's workers. */
export function createPageApi({ handlers, catalogs, files, devOrigin, log }: Parts): Gate {
  const shell = createDispatch({ handlers, explain: () => null, clock: NO_HURRY, log });
  const relay: Answer = async (operation, input) => {
    const put = files.putPath(operation, input, await knownFolders(catalogs, operation));
    return put.ok ? await catalogs.call(operation, put.value) : put;
  };
  return createGate({
    answer: (operation, input) =>
      api[operation].runs === 'shell' ? shell(operation, input) : relay(operation, input),
    isOwn: (url) => isOwnUrl(url, devOrigin),
    rate: createRateLimit(Date.now),
    logError: log.error,
  });
}

/** The folders where the open catalog publishes image files, for what may go on with one of them. */
async function knownFolders(catalogs: Catalogs, operation: Operation): Promise<readonly string[]> {
  if (operation !== 'imagePlaces.change') return [];
  const places = await listImagePlaces(catalogs, createAsk(catalogs));
  return places.flatMap(({ where }) => (where.kind === 'folder' ? [where.folder] : []));
}
