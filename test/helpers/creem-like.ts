import type { Input } from '../../src/shared/contract/api.ts';
import { NO_CHOICES } from './remotes.ts';

/** An API that nobody here has seen: a header of its own for the key, prices in cents, and no way to look anything up. */
export const CREEM_LIKE = {
  format: 1,
  id: 'creem-like',
  name: 'Creem-like',
  about: 'Sells digital goods. Stores a name, a description and a price.',
  baseUrl: { default: 'https://api.creem.example.com', example: 'https://api.creem.example.com' },
  auth: { kind: 'header', header: 'x-api-key', prefixes: [''], editable: false },
  headers: {},
  create: { method: 'POST', path: '/v1/products' },
  codec: 'json',
  fields: [
    { from: 'name', to: '/name', transform: [{ kind: 'trim' }], required: true },
    { from: 'description', to: '/description' },
    { from: 'price', to: '/price', transform: [{ kind: 'money', as: 'integer-minor' }], required: true },
    { from: 'currency', to: '/currency', required: true },
    {
      from: 'billingType',
      to: '/billing_type',
      transform: [
        { kind: 'enum', values: { one_time: 'onetime', recurring: 'recurring' }, default: 'onetime' },
      ],
    },
  ],
  answer: {
    success: [200, 201],
    record: [''],
    id: '/id',
    compare: [{ sent: '/price', answered: '/price', as: 'money' }],
  },
  errors: { message: ['/message'], code: ['/code'], wrongKey: [], exists: [] },
  identity: { kind: 'none' },
  limits: { requestsPerMinute: 600, concurrency: 3 },
  cannotStore: ['sku', 'type', 'status', 'billingPeriod', 'imageUrl', 'imageAlt', 'customData'],
};

export const CREEM_LIKE_FILE: string = JSON.stringify(CREEM_LIKE, null, 2);

/** A remote of that kind, as the wizard gives it. */
export function creemRemote(over: Partial<Input<'remotes.add'>> = {}): Input<'remotes.add'> {
  return {
    name: 'Creem',
    profileId: 'creem-like',
    baseUrl: 'https://api.creem.example.com',
    accountLabel: '',
    auth: { header: 'x-api-key', prefix: '' },
    settings: NO_CHOICES,
    ...over,
  };
}
