import { create } from 'zustand';
import type { ProductField } from '../../../shared/model/product.ts';
import type { SavedView, ViewId } from '../../../shared/model/query.ts';

/** What the middle of the window shows. */
export type Place =
  /** A view, or one that the person saved. */
  | { readonly kind: 'products'; readonly view: ViewId; readonly saved?: SavedView }
  | { readonly kind: 'images' }
  | { readonly kind: 'send-list' }
  | { readonly kind: 'history' }
  | { readonly kind: 'remotes' };

/** What the details pane shows: nothing, a product, or the form of a new one (`productId` is `null`). */
export type Details = {
  readonly productId: number | null;
  readonly tab: 'form' | 'send';
  /** Where the form puts the cursor. */
  readonly focusField?: ProductField;
};

export type WindowState = {
  readonly place: Place;
  /** Counts how often a place was gone to: the keyboard goes there too. */
  readonly visits: number;
  readonly search: string;
  /** The search looks into descriptions too. */
  readonly descriptions: boolean;
  readonly details: Details | null;
  /** In a narrow window the details lie over the list, and only when asked for. */
  readonly detailsOpen: boolean;
};

const START: WindowState = {
  place: { kind: 'products', view: 'all' },
  visits: 0,
  search: '',
  descriptions: false,
  details: null,
  detailsOpen: false,
};

export const useWindow = create<WindowState>(() => START);

/** Everything as for a catalog that was just opened. */
export function resetWindow(): void {
  useWindow.setState(START);
}

export function goTo(place: Place): void {
  useWindow.setState(({ visits }) => ({ place, visits: visits + 1 }));
}

export function goToSaved(saved: SavedView): void {
  goTo({ kind: 'products', view: saved.view, saved });
}

/** The saved view that is shown was changed, or (with nothing) is a saved one no more. */
export function followSaved(saved: SavedView | null): void {
  const { place } = useWindow.getState();
  if (place.kind !== 'products') return;
  const { view } = saved ?? place;
  useWindow.setState({ place: { kind: 'products', view, ...(saved && { saved }) } });
}

export function goToView(view: ViewId): void {
  goTo({ kind: 'products', view });
}

/** Searching always means the products, so it leaves the other places. */
export function searchFor(search: string, descriptions = false): void {
  const { place } = useWindow.getState();
  useWindow.setState({
    search,
    descriptions,
    place: place.kind === 'products' ? place : { kind: 'products', view: 'all' },
  });
}

/** Shows a product beside the list, without taking the focus from it. */
export function showProduct(productId: number): void {
  useWindow.setState(({ details }) => ({
    details: details?.productId === productId ? details : { productId, tab: details?.tab ?? 'form' },
  }));
}

/** Opens a product's form to work in it, at a field where one is named. */
export function openProduct(productId: number, focusField: ProductField = 'name'): void {
  openForm({ productId, tab: 'form' }, focusField);
}

/** Opens the form of a new product. */
export function openNewProduct(): void {
  openForm({ productId: null, tab: 'form' }, 'name');
}

/** The form has moved to another product by itself: nothing is opened, nothing takes the focus. */
export function followForm(productId: number | null): void {
  useWindow.setState({ details: { productId, tab: 'form' } });
}

export function showTab(tab: Details['tab']): void {
  useWindow.setState(({ details }) => ({ details: details && { productId: details.productId, tab } }));
}

/** Whether the form shows a product that was never saved. */
export function showsNewProduct({ details }: WindowState): boolean {
  return details?.productId === null;
}

/** Leaves the details empty. */
export function showNoProduct(): void {
  useWindow.setState({ details: null, detailsOpen: false });
}

export function closeDetails(): void {
  useWindow.setState({ detailsOpen: false });
}

/** The field is named a moment later, so that asking twice for the same field focuses it twice. */
function openForm(details: Details, focusField: ProductField): void {
  const { place } = useWindow.getState();
  const products: Place = place.kind === 'products' ? place : { kind: 'products', view: 'all' };
  useWindow.setState({ place: products, details, detailsOpen: true });
  setTimeout(() => {
    if (useWindow.getState().details === details) useWindow.setState({ details: { ...details, focusField } });
  }, 0);
}
