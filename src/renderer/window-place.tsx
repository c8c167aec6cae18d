import type { SavedView, ViewId } from '../shared/model/query.ts';
import {
  openProduct,
  type Place as PlaceName,
  searchFor,
  showNoProduct,
  showProduct,
  showsNewProduct,
  useWindow,
} from './features/app/window-store.ts';
import { HistoryList } from './features/history/history-list.tsx';
import { ProductList } from './features/products/product-list.tsx';
import { rowAt, useRows } from './features/products/rows-store.ts';
import { useSelection } from './features/products/selection-store.ts';
import { useProductList } from './features/products/use-product-list.ts';
import { editRemote } from './features/remotes/editor-store.ts';
import { RemoteList } from './features/remotes/remote-list.tsx';
import { SendList } from './features/sending/send-list.tsx';
import { ListFilters, useViewFilter } from './list-filters.tsx';

/** What the middle of the window shows. */
export function Place({
  place,
  onPreview,
}: {
  readonly place: PlaceName;
  readonly onPreview: (id: string) => void;
}) {
  switch (place.kind) {
    case 'products':
      return <Products view={place.view} saved={place.saved} onPreview={onPreview} />;
    case 'send-list':
      return <SendList onFix={openProduct} onChangeAddress={editRemote} />;
    case 'history':
      return <HistoryList />;
    case 'remotes':
      return <RemoteList />;
  }
}

type ProductsProps = {
  readonly view: ViewId;
  readonly saved: SavedView | undefined;
  readonly onPreview: (id: string) => void;
};

function Products({ view, saved, onPreview }: ProductsProps) {
  const { search, descriptions } = useWindow();
  const filter = useViewFilter(view, saved);
  const current = useWindow((state) => state.details?.productId);
  const elsewhere = useWindow(showsNewProduct);
  useProductList({
    view,
    search,
    descriptions,
    filter,
    sorts: saved?.sorts ?? null,
    current,
    onActive: showProduct,
    onNone: showNoProduct,
  });
  return (
    <ProductList
      elsewhere={elsewhere}
      filters={<ListFilters view={view} saved={saved} filter={filter} />}
      onPick={showProduct}
      onOpen={openActive}
      onClearSearch={() => searchFor('')}
      onPreview={onPreview}
    />
  );
}

/** Goes from the list into the form of its active row. */
export function openActive(): void {
  const row = rowAt(useRows.getState(), useSelection.getState().active);
  if (row) openProduct(row.id);
}
