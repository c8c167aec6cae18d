import { expect, test } from 'vitest';
import { fetchRecord } from '../../../../../../src/main/core/domain/sending/look-up/fetch-record.ts';
import type { Remote } from '../../../../../../src/shared/model/remote.ts';
import { builtIn } from '../../../../../helpers/sending-samples.ts';
import { answer } from '../../../../../integration/sending/script.ts';

test('a record that a server sends back with the key in it is handed on without the key', async () => {
  const key = 'sk_live_0123456789';
  const remote: Remote = {
    id: 1,
    accountId: 1,
    name: 'Jani',
    profileId: 'jani',
    baseUrl: 'https://billing.example.com',
    origin: 'https://billing.example.com',
    accountLabel: '',
    auth: { header: 'Authorization', prefix: 'Bearer ' },
    settings: {
      currencies: {},
      accountCurrency: 'EUR',
      status: {},
      addReference: true,
      requestsPerMinute: null,
      concurrency: null,
      imagePlaceId: null,
    },
    createdAt: 0,
    removedAt: null,
  };
  const body = { id: 'pro_1', name: `Mug of ${key}`, custom_data: { owner: key } };
  const ports = {
    http: { send: async () => answer(200, body) },
    keys: { key: async () => key, placeKey: async () => null },
  };
  const fetched = await fetchRecord(ports, remote, builtIn('jani'), 'pro_1');
  expect(fetched).toMatchObject({ id: 'pro_1', name: 'Mug of ••••' });
  expect(JSON.stringify(fetched)).not.toContain(key);
});
