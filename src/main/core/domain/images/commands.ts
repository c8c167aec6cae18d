import type { Handlers } from '../../../../shared/contract/api.ts';
import { createTurns } from '../../../../shared/take-turns.ts';
import { createPurging } from '../editing/purge.ts';
import { addImage, applyImages } from './apply-images.ts';
import { assignFile, chooseFile, chooseFirst, leaveOutFiles } from './decide.ts';
import type { ImagesDeps } from './deps.ts';
import { matchImages } from './match-images.ts';
import { scanImages } from './scan-images.ts';
import { readImagePage, showMatch } from './show-match.ts';
import { suggestProducts } from './suggest-products.ts';

export type ImageCommands = Pick<
  Handlers<'command'>,
  | 'images.scan'
  | 'images.match'
  | 'images.get'
  | 'images.matchPage'
  | 'images.assign'
  | 'images.choose'
  | 'images.chooseFirst'
  | 'images.leaveOut'
  | 'images.suggest'
  | 'images.apply'
  | 'images.close'
  | 'images.add'
>;

/** Everything about files of images, as one line each. */
export function createImageCommands(deps: ImagesDeps): ImageCommands {
  const purging = createPurging(deps);
  // What one puts into the catalog, another would take for left over.
  const inTurn = createTurns();
  return {
    'images.scan': (input) => scanImages(deps, input),
    'images.match': (input) => matchImages(deps, input),
    'images.get': ({ id }) => showMatch(deps.scans.get(id)),
    'images.matchPage': (input) => readImagePage(deps, input),
    'images.assign': (input) => assignFile(deps, input),
    'images.choose': (input) => chooseFile(deps, input),
    'images.chooseFirst': (input) => chooseFirst(deps, input),
    'images.leaveOut': (input) => leaveOutFiles(deps, input),
    'images.suggest': (input) => suggestProducts(deps, input),
    'images.apply': purging((input) => inTurn(() => applyImages(deps, input))),
    'images.close': ({ id }) => {
      deps.scans.close(id);
      return {};
    },
    'images.add': purging((input) => inTurn(() => addImage(deps, input))),
  };
}
