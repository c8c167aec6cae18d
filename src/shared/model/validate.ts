import type { Issue } from './issue.ts';
import type { ProductFields } from './product.ts';
import type { Profile } from './profile.ts';
import type { RemoteSettings } from './remote.ts';

/** What a product is checked against: the profile's rules and the person's choices for that remote. */
export type Target = { readonly profile: Profile; readonly settings: RemoteSettings };

/** What only the catalog knows. */
export type CatalogFacts = {
  /** The name of another product whose SKU was sent, or is unsure, at the same account. */
  readonly skuTakenBy?: string;
};

/** Every problem and hint that a product has at one remote. The one validator of form, list, import and send. */
export function validateProduct(_fields: ProductFields, _target: Target, _facts: CatalogFacts = {}): readonly Issue[] {
  return []; // being written
}
