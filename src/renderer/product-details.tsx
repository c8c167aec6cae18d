import { useEffect, useRef } from 'react';
import type { Product } from '../shared/model/product.ts';
import { offshelf } from './bridge/offshelf.ts';
import { useAnswer } from './bridge/use-answer.ts';
import { DetailsPane } from './features/app/details-pane.tsx';
import { followForm, openProduct, showsNewProduct, useWindow } from './features/app/window-store.ts';
import { ProductForm } from './features/form/product-form.tsx';
import { noteOwnEdit, pinProducts } from './features/products/list-reading.ts';
import { indexOfRead, useRows } from './features/products/rows-store.ts';
import { chooseImagePlace } from './features/remotes/editor-store.ts';
import { t } from './i18n/t.ts';
import { later } from './ui/later.tsx';

const ProductSends = later(async () => (await import('./features/sending/product-sends.tsx')).ProductSends);

/** The form and the sends of the product that the list is on. */
export function ProductDetails() {
  const details = useWindow((state) => state.details);
  const productId = details?.productId ?? null;
  useOwnEdits(productId);
  const saved = async (product: Product): Promise<void> => {
    if (productId !== null) return noteOwnEdit(product.id);
    // Whoever went on to another product while this one was saved stays there.
    if (showsNewProduct(useWindow.getState())) followForm(product.id);
    await pinProducts([product.id]);
  };
  return (
    <DetailsPane
      details={details}
      form={
        <ProductForm
          productId={productId}
          {...(details?.focusField && { focusField: details.focusField })}
          note={<OutsideNote productId={productId} />}
          onSaved={(product) => void saved(product)}
          onAddAnother={() => followForm(null)}
          onImagePlace={chooseImagePlace}
        />
      }
      sends={productId && <ProductSends productId={productId} onFix={openProduct} />}
    />
  );
}

/** A search, a filter or another view left the product out that the form still shows. By itself: the list changes with each letter. */
function OutsideNote({ productId }: { readonly productId: number | null }) {
  const snapshot = useRows((state) => state.snapshot?.id ?? null);
  const isRead = useRows((state) => productId !== null && indexOfRead(state, productId) >= 0);
  const asks = productId !== null && snapshot !== null && !isRead;
  const { value } = useAnswer(offshelf().products.indexesOf, asks ? { snapshot, ids: [productId] } : null);
  return asks && value?.[0] === null ? t`This product is not in the list that is shown.` : null;
}

/** Whatever was done to the open product was done in sight of the person: its row stays and no list is out of date. */
export function useOwnEdits(productId: number | null): void {
  const product = useAnswer(offshelf().products.get, productId === null ? null : { id: productId }, [
    'products',
  ]).value;
  const version = product?.version ?? null;
  const seen = useRef({ productId, version });
  useEffect(() => {
    const before = seen.current;
    seen.current = { productId, version };
    if (before.productId !== productId || before.version === null || version === before.version) return;
    if (productId !== null) noteOwnEdit(productId);
  }, [productId, version]);
}
