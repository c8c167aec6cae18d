import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CREEM_LIKE } from '../helpers/creem-like.ts';
import { expect, test } from './fixture.ts';
import { sitDown } from './person.ts';

type Seen = { readonly method: string; readonly path: string; readonly key: string; readonly body: string };

/** A shop with an API of its own, as the profile describes it. */
async function startShop() {
  const seen: Seen[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url: path = '', headers } = request;
    seen.push({ method, path, key: String(headers['x-api-key']), body: await text(request) });
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: `prod_${seen.length}`, price: 1250 }));
  };
  const server = createServer((request, response) => void take(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

let shop: Awaited<ReturnType<typeof startShop>>;
test.beforeEach(async () => {
  shop = await startShop();
});
test.afterEach(async () => {
  shop.server.closeAllConnections();
  shop.server.close();
  await once(shop.server, 'close');
});

test('a remote that nobody here has seen is added from a file, tried dry, and sent to', async ({ desk }) => {
  const file = join(desk.folder, 'creem.json');
  const { page } = await desk.start({ catalog: join(desk.folder, 'catalog') });
  const person = sitDown(page);
  await person.typeProduct({ Name: 'Poster', Description: 'On thick paper', Price: '12.50' });
  await person.save();
  await page.getByRole('button', { name: 'Remotes', exact: true }).click();
  await page
    .getByRole('button', { name: /^Add a remote/ })
    .first()
    .click();
  const wizard = person.dialog('Add a remote');
  await wizard.getByRole('button', { name: /^From a profile file/ }).click();

  writeFileSync(file, JSON.stringify({ ...CREEM_LIKE, codec: 'xml' }));
  await wizard.getByLabel('Profile file', { exact: true }).setInputFiles(file);
  await expect(wizard.getByText('creem.json can’t be used: it has 1 mistake.')).toBeVisible();
  writeFileSync(file, JSON.stringify(CREEM_LIKE));
  await wizard.getByLabel('Profile file', { exact: true }).setInputFiles(file);
  await expect(wizard.getByText(/^Offshelf can’t tell whether a product is there/)).toBeVisible();
  await wizard.getByRole('button', { name: 'Continue' }).click();

  await person.enter('Address', shop.url, wizard);
  await person.enter('Key', 'canary-key-123', wizard);
  await wizard.getByLabel('Store it anyway', { exact: true }).check();
  await wizard.getByRole('button', { name: 'What would be sent' }).click();
  await wizard.getByRole('combobox', { name: 'Product' }).click();
  await page.getByRole('option', { name: 'Poster' }).click();
  const body = wizard.getByRole('textbox', { name: 'Body' });
  await expect(body).toHaveValue(/"name":"Poster"/);
  const dry = await body.inputValue();
  await expect(wizard.getByText(`${shop.url}/v1/products`, { exact: false }).last()).toBeVisible();
  expect(shop.seen).toEqual([]);
  await wizard.getByRole('button', { name: 'Add remote' }).click();
  await expect(wizard).toBeHidden();

  await person.press('Control+1');
  await person.toList();
  await person.send(1);
  await expect.poll(() => shop.seen.length).toBe(1);
  expect(shop.seen[0]).toEqual({ method: 'POST', path: '/v1/products', key: 'canary-key-123', body: dry });
  await person.showSendList();
  await person.sees(/Sent/, 'Creem-like');
});
