import { currencyDigits } from '../../../../shared/model/currency.ts';
import { findRule } from '../../../../shared/model/field-rule.ts';
import { newProductFields } from '../../../../shared/model/new-product.ts';
import type { ProductFields } from '../../../../shared/model/product.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import type { RemoteSettings } from '../../../../shared/model/remote.ts';

/**
 * A made-up product with a value in every field, so that a dry run shows all that a remote gets and all that it has no place
 * for. Its words and its currency are ones that the remote knows.
 */
export function makeSample(
  profile: Profile,
  settings: RemoteSettings,
  catalogCurrency: string,
): ProductFields {
  const currency = settings.accountCurrency ?? Object.keys(settings.currencies)[0] ?? catalogCurrency;
  const knows = (field: 'status' | 'billingType' | 'billingPeriod', word: string) => {
    const words = findRule(profile, field)?.transform.find(({ kind }) => kind === 'enum');
    return words?.kind !== 'enum' || Object.hasOwn(words.values, word);
  };
  return {
    ...newProductFields(currency),
    name: 'Sample mug',
    sku: 'SAMPLE-1',
    description: 'A mug that shows what is sent.',
    status: knows('status', 'active') ? 'active' : null,
    price: currencyDigits(currency) === 0 ? '12' : '12.50',
    billingType: knows('billingType', 'recurring') ? 'recurring' : 'one_time',
    billingPeriod: knows('billingPeriod', 'monthly') ? 'monthly' : null,
    imageUrl: 'https://example.com/mug.jpg',
    imageAlt: 'A mug',
    customData: '{"color":"blue"}',
  };
}
