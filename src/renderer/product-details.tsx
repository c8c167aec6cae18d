import type { Product } from '../shared/model/product.ts';
import { DetailsPane } from './features/app/details-pane.tsx';
import { followForm, openProduct, useWindow } from './features/app/window-store.ts';
import { ProductForm } from './features/form/product-form.tsx';
import { activateProduct, noteOwnEdit, pinProducts } from './features/products/list-reading.ts';
import { ProductSends } from './features/sending/product-sends.tsx';

/** The form and the sends of the product that the list is on. */
export function ProductDetails() {
  const details = useWindow((state) => state.details);
  const saved = async (product: Product): Promise<void> => {
    if (shownProduct() === product.id) {
      noteOwnEdit(product.id);
      return;
    }
    followForm(product.id);
    await pinProducts([product.id]);
    if (shownProduct() === product.id) await activateProduct(product.id);
  };
  return (
    <DetailsPane
      details={details}
      form={
        <ProductForm
          productId={details?.productId ?? null}
          {...(details?.focusField && { focusField: details.focusField })}
          onSaved={(product) => void saved(product)}
          onAddAnother={() => followForm(null)}
        />
      }
      sends={details?.productId && <ProductSends productId={details.productId} onFix={openProduct} />}
    />
  );
}

function shownProduct(): number | null | undefined {
  return useWindow.getState().details?.productId;
}
