import { Profile } from '../../../src/shared/model/profile.ts';
import { builtIn } from '../../helpers/sending-samples.ts';

const jani = builtIn('jani');
const fields = jani.fields.map((rule) =>
  rule.from === 'customData' ? { ...rule, transform: [{ kind: 'merge-object' }] } : rule,
);

/** We choose the id, which stands in the path. */
export const ownId = Profile.parse({
  ...jani,
  id: 'own-id',
  create: { method: 'PUT', path: '/products/{id}' },
  identity: { kind: 'own-id' },
  fields,
  lookUp: {
    read: { path: '/products/{id}', record: [''] },
    match: { name: '/name' },
    provesAbsence: true,
  },
});

/** Our reference is a field of the body, and a filter asks for it. */
export const filtered = Profile.parse({
  ...jani,
  id: 'filtered',
  create: { method: 'POST', path: '/products' },
  identity: { kind: 'body', to: '/external_ref' },
  fields,
  lookUp: {
    filter: { path: '/products', query: { ref: '{reference}' }, records: ['/items'] },
    match: { reference: '/external_ref', name: '/name' },
    provesAbsence: true,
  },
});

/** A filter by SKU finds, but is no proof. */
export const bySku = Profile.parse({
  ...filtered,
  id: 'by-sku',
  identity: { kind: 'none' },
  fields: [...fields, { from: 'sku', to: '/sku' }],
  cannotStore: jani.cannotStore.filter((field) => field !== 'sku'),
  lookUp: {
    filter: { path: '/products', query: { sku: '{sku}' }, records: ['/items'] },
    match: { sku: '/sku', name: '/name' },
    provesAbsence: false,
  },
});

/** The same, of an API that keeps our reference. */
export const bySkuShowingReference = Profile.parse({
  ...bySku,
  id: 'by-sku-with-reference',
  identity: filtered.identity,
  lookUp: { ...bySku.lookUp, match: { ...filtered.lookUp?.match, ...bySku.lookUp?.match } },
});
