import type { Handlers } from '../../../../shared/contract/api.ts';
import { createTurns } from '../../../../shared/take-turns.ts';
import { addProducts } from '../catalog/add-products.ts';
import { discardDraft, keepDraft } from '../catalog/keep-draft.ts';
import { saveProduct } from '../catalog/save-product.ts';
import type { EditingDeps } from './deps.ts';
import { duplicateProducts } from './duplicate-products.ts';
import { prepareFind, preparePreview } from './prepare.ts';
import {
  applyPreview,
  getPreview,
  leaveOutHits,
  leaveOutRows,
  readHits,
  readPreviewPage,
} from './preview.ts';
import { createPurging } from './purge.ts';
import { renewPreview } from './renew-preview.ts';
import { restoreProducts, trashProducts } from './trash-products.ts';
import { revertChange, undoOne } from './undo.ts';
import { addCells, addNewProducts, beginPreview, writeCells } from './write-cells.ts';

export type CatalogCommands = Pick<
  Handlers<'command'>,
  | 'products.save'
  | 'products.add'
  | 'products.duplicate'
  | 'products.trash'
  | 'products.restore'
  | 'drafts.keep'
  | 'drafts.discard'
  | 'cells.write'
  | 'previews.begin'
  | 'previews.addCells'
  | 'previews.addProducts'
  | 'previews.get'
  | 'previews.prepare'
  | 'previews.find'
  | 'previews.page'
  | 'previews.leaveOut'
  | 'previews.hits'
  | 'previews.leaveOutHits'
  | 'previews.renew'
  | 'previews.apply'
  | 'previews.close'
  | 'changes.undo'
  | 'changes.undoOne'
  | 'changes.redo'
  | 'recipes.save'
  | 'recipes.remove'
  | 'catalog.setCurrency'
>;

/** Everything that changes products, as one line each. */
export function createCatalogCommands(deps: EditingDeps): CatalogCommands {
  const purging = createPurging(deps);
  // What is ticked while much is left out counts after it, and so does Apply.
  const inTurn = createTurns();
  return {
    'products.save': purging((input) => saveProduct(deps, input)),
    'products.add': purging((input) => addProducts(deps, input)),
    'products.duplicate': purging((input) => duplicateProducts(deps, input)),
    'products.trash': purging((input) => trashProducts(deps, input)),
    'products.restore': purging((input) => restoreProducts(deps, input)),
    'drafts.keep': (draft) => keepDraft(deps, draft),
    'drafts.discard': ({ id }) => {
      discardDraft(deps, id);
      return {};
    },
    'cells.write': purging((input) => writeCells(deps, input)),
    'previews.begin': (input) => beginPreview(deps, input),
    'previews.addCells': (input) => {
      addCells(deps, input);
      return {};
    },
    'previews.addProducts': (input) => {
      addNewProducts(deps, input);
      return {};
    },
    'previews.get': ({ id }) => getPreview(deps, id),
    'previews.prepare': purging((input) => preparePreview(deps, input)),
    'previews.find': purging((input) => prepareFind(deps, input)),
    'previews.page': (input) => readPreviewPage(deps, input),
    'previews.leaveOut': (input) => inTurn(() => leaveOutRows(deps, input)),
    'previews.hits': (input) => readHits(deps, input),
    'previews.leaveOutHits': (input) => inTurn(async () => leaveOutHits(deps, input)),
    'previews.renew': (input) => inTurn(() => renewPreview(deps, input)),
    'previews.apply': purging((input) => inTurn(async () => applyPreview(deps, input))),
    'previews.close': purging(({ id }) => {
      deps.previews.close(id);
      deps.imports.close(id);
      return {};
    }),
    'changes.undo': purging((input) => revertChange(deps, 'undo', input)),
    'changes.undoOne': purging((input) => undoOne(deps, input)),
    'changes.redo': purging((input) => revertChange(deps, 'redo', input)),
    'recipes.save': (recipe) => deps.recipes.save(recipe),
    'recipes.remove': ({ id }) => {
      deps.recipes.remove(id);
      return {};
    },
    'catalog.setCurrency': ({ currency }) => {
      deps.meta.setCurrency(currency);
      deps.notice({ products: true });
      return {};
    },
  };
}
