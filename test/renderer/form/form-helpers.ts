import janiJson from '../../../resources/profiles/jani.json' with { type: 'json' };
import journeybeeJson from '../../../resources/profiles/journeybee.json' with { type: 'json' };
import type { RemoteTarget } from '../../../src/renderer/features/form/form-issues.ts';
import { newProductFields } from '../../../src/shared/model/new-product.ts';
import type { ProductField, ProductFields } from '../../../src/shared/model/product.ts';
import { Profile } from '../../../src/shared/model/profile.ts';
import type { RemoteSettings } from '../../../src/shared/model/remote.ts';

const PROFILES = { jani: Profile.parse(janiJson), journeybee: Profile.parse(journeybeeJson) };

export function fieldsOf(fields: Partial<ProductFields> = {}): ProductFields {
  return { ...newProductFields('EUR'), name: 'Enamel mug', ...fields };
}

/** A remote of a built-in profile, with a length limit on some fields where a test needs one. */
export function aTarget(
  id: 'jani' | 'journeybee',
  settings: Partial<RemoteSettings> = {},
  limits: { readonly [F in ProductField]?: number } = {},
): RemoteTarget {
  const profile = PROFILES[id];
  const fields = profile.fields.map((rule) => {
    const maxLength = limits[rule.from];
    return maxLength === undefined ? rule : { ...rule, maxLength };
  });
  const remoteId = id === 'jani' ? 1 : 2;
  return {
    profile: { ...profile, fields },
    remote: {
      id: remoteId,
      accountId: remoteId * 10,
      name: profile.name,
      profileId: id,
      baseUrl: 'https://remote.example',
      origin: 'https://remote.example',
      accountLabel: '',
      auth: { header: 'Authorization', prefix: 'Bearer ' },
      settings: {
        currencies: {},
        accountCurrency: null,
        status: {},
        addReference: true,
        requestsPerMinute: null,
        concurrency: null,
        imagePlaceId: null,
        ...settings,
      },
      createdAt: 0,
      removedAt: null,
    },
  };
}
