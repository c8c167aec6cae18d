import { readBuiltInProfiles } from '../../src/main/core/adapters/profiles/built-in-profiles.ts';
import { newProductFields } from '../../src/shared/model/new-product.ts';
import type { ProductFields } from '../../src/shared/model/product.ts';
import type { Profile } from '../../src/shared/model/profile.ts';
import type { RemoteSettings } from '../../src/shared/model/remote.ts';
import type { Target } from '../../src/shared/model/validate.ts';

export const EUR_UUID = '5c0a7a52-6a35-4a6b-9d0e-9d1c6f0f5e11';

export const settings: RemoteSettings = {
  currencies: { EUR: EUR_UUID },
  accountCurrency: 'USD',
  status: {},
  addReference: true,
  requestsPerMinute: null,
  concurrency: null,
  imagePlaceId: null,
};

export const jani: Target = { profile: builtIn('jani'), settings };
export const journeybee: Target = { profile: builtIn('journeybee'), settings };

export function builtIn(id: string): Profile {
  const profile = readBuiltInProfiles().find((known) => known.id === id);
  if (profile === undefined) throw new Error(`no profile ${id}`);
  return profile;
}

/** A product that both remotes take. */
export function aFullProduct(fields: Partial<ProductFields> = {}): ProductFields {
  return { ...newProductFields('EUR'), name: 'Food traceability', price: '10', ...fields };
}
