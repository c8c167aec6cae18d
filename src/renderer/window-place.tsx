import type { Filter } from '../shared/model/filter.ts';
import type { SavedView, Sort, ViewId } from '../shared/model/query.ts';
import {
  openProduct,
  type Place as PlaceName,
  searchFor,
  showNoProduct,
  showProduct,
  showsNewProduct,
  useWindow,
} from './features/app/window-store.ts';
import type { ShowPreview } from './features/products/grid/grid-actions.ts';
import { ProductList } from './features/products/product-list.tsx';
import { rowAt, useRows } from './features/products/rows-store.ts';
import { useSelection } from './features/products/selection-store.ts';
import { notePicked, useProductList } from './features/products/use-product-list.ts';
import { editRemote } from './features/remotes/editor-store.ts';
import { ListFilters, useViewFilter } from './list-filters.tsx';
import { rescueFocus } from './ui/focus-main.ts';
import { later } from './ui/later.tsx';

const HistoryList = later(
  async () => (await import('./features/history/history-list.tsx')).HistoryList,
  rescueFocus,
);
const ImageReportPlace = later(
  async () => (await import('./image-report.tsx')).ImageReportPlace,
  rescueFocus,
);
const RemoteList = later(
  async () => (await import('./features/remotes/remote-list.tsx')).RemoteList,
  rescueFocus,
);
const ProductText = later(async () => (await import('./product-text.tsx')).ProductText, rescueFocus);
const SendList = later(async () => (await import('./features/sending/send-list.tsx')).SendList, rescueFocus);

/** What the middle of the window shows. */
export function Place({ place, onPreview }: { readonly place: PlaceName; readonly onPreview: ShowPreview }) {
  switch (place.kind) {
    case 'products':
      return <Products view={place.view} saved={place.saved} onPreview={onPreview} />;
    case 'images':
      return <ImageReportPlace />;
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
  readonly onPreview: ShowPreview;
};

function Products({ view, saved, onPreview }: ProductsProps) {
  const filter = useViewFilter(view, saved);
  const elsewhere = useWindow(showsNewProduct);
  return (
    <>
      <ListFollower view={view} filter={filter} sorts={saved?.sorts ?? null} />
      <ProductList
        elsewhere={elsewhere}
        text={<ProductText />}
        filters={<ListFilters view={view} saved={saved} filter={filter} />}
        onPick={pick}
        onOpen={openActive}
        onClearSearch={() => searchFor('')}
        onPreview={onPreview}
      />
    </>
  );
}

type FollowerProps = {
  readonly view: ViewId;
  readonly filter: Filter | null;
  readonly sorts: readonly Sort[] | null;
};

/** Has the list follow what is searched for and what the details show. By itself: each letter draws nothing else anew. */
function ListFollower({ view, filter, sorts }: FollowerProps) {
  const search = useWindow((state) => state.search);
  const descriptions = useWindow((state) => state.descriptions);
  const current = useWindow((state) => state.details?.productId);
  useProductList({
    view,
    search,
    descriptions,
    filter,
    sorts,
    current,
    onActive: showProduct,
    onNone: showNoProduct,
  });
  return null;
}

function pick(id: number): void {
  notePicked(id);
  showProduct(id);
}

/** Goes from the list into the form of its active row. */
export function openActive(): void {
  const row = rowAt(useRows.getState(), useSelection.getState().active);
  if (row) openProduct(row.id);
}
