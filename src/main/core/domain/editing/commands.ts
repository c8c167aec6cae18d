import type { Handlers } from '../../../../shared/contract/api.ts';
import { addProducts } from '../catalog/add-products.ts';
import { duplicateProducts } from '../catalog/duplicate-products.ts';
import { discardDraft, keepDraft } from '../catalog/keep-draft.ts';
import { saveProduct } from '../catalog/save-product.ts';
import { restoreProducts, trashProducts } from '../catalog/trash-products.ts';
import type { EditingDeps } from './deps.ts';
import { applyPreview, leaveOutRows, preparePreview, readPreviewPage } from './preview.ts';
import { revertChange } from './undo.ts';

export type CatalogCommands = Pick<
  Handlers<'command'>,
  | 'products.save'
  | 'products.add'
  | 'products.duplicate'
  | 'products.trash'
  | 'products.restore'
  | 'drafts.keep'
  | 'drafts.discard'
  | 'previews.prepare'
  | 'previews.page'
  | 'previews.leaveOut'
  | 'previews.apply'
  | 'previews.close'
  | 'changes.undo'
  | 'changes.redo'
  | 'catalog.setCurrency'
>;

/** Everything that changes products, as one line each. */
export function createCatalogCommands(deps: EditingDeps): CatalogCommands {
  return {
    'products.save': (input) => saveProduct(deps, input),
    'products.add': (input) => addProducts(deps, input),
    'products.duplicate': ({ ids }) => duplicateProducts(deps, ids),
    'products.trash': ({ ids }) => trashProducts(deps, ids),
    'products.restore': ({ ids }) => restoreProducts(deps, ids),
    'drafts.keep': (draft) => keepDraft(deps, draft),
    'drafts.discard': ({ id }) => {
      discardDraft(deps, id);
      return {};
    },
    'previews.prepare': (input) => preparePreview(deps, input),
    'previews.page': (input) => readPreviewPage(deps, input),
    'previews.leaveOut': (input) => leaveOutRows(deps, input),
    'previews.apply': ({ id }) => applyPreview(deps, id),
    'previews.close': ({ id }) => {
      deps.previews.close(id);
      return {};
    },
    'changes.undo': ({ onLaterEdits }) => revertChange(deps, 'undo', onLaterEdits),
    'changes.redo': ({ onLaterEdits }) => revertChange(deps, 'redo', onLaterEdits),
    'catalog.setCurrency': ({ currency }) => {
      deps.meta.setCurrency(currency);
      deps.notice({ products: true });
      return {};
    },
  };
}
