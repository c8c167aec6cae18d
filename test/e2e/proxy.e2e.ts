import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { newProductFields } from '../../src/shared/model/new-product.ts';
import { ask } from './bridge.ts';
import { expect, test } from './fixture.ts';

test('a product goes through the proxy that the system names, and says so where that refuses', async ({
  desk,
}) => {
  const asked: string[] = [];
  const proxy = createServer((socket) => {
    socket.once('data', (head) => {
      asked.push(head.toString('utf8'));
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
    });
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;

  const { page } = await desk.start({
    catalog: join(desk.folder, 'Shop'),
    args: [`--proxy-server=127.0.0.1:${port}`],
  });
  await expect.poll(async () => (await ask(page, 'catalogs.state', {})).kind).toBe('open');
  const { id: remoteId } = await ask(page, 'remotes.add', {
    name: 'Jani',
    profileId: 'jani',
    baseUrl: 'https://remote.example',
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
    },
  });
  await ask(page, 'keys.set', { remoteId, key: 'k'.repeat(32), storage: 'this-run' });
  const fields = { ...newProductFields('EUR'), name: 'Tea' };
  const { id } = await ask(page, 'products.save', { id: null, baseVersion: 0, fields, draftId: null });
  await ask(page, 'sending.send', { products: [id], remotes: [remoteId] });
  await expect.poll(async () => (await ask(page, 'sending.status', {})).lanes[0]?.hold).toBe('proxy');
  expect(asked.filter((head) => head.startsWith('CONNECT remote.example:443 '))).toHaveLength(1);
  proxy.close();
});
