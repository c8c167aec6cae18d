import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { findAxeFaults } from './axe.ts';
import { ask, call } from './bridge.ts';
import { type Desk, expect, test } from './fixture.ts';
import { openEmpty } from './importing.ts';
import { answerFolder, BLUE, GREEN, RED } from './matching.ts';

/** A folder that a web server shows to everybody, or shows no more. */
type Web = { readonly folder: string; readonly url: string; readonly show: (isShown: boolean) => void };

let sandbox: Sandbox;
let server: Server | null = null;
test.beforeEach(async () => {
  sandbox = await startSandbox();
});
test.afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = null;
  await sandbox.close();
});

async function publishFolder(desk: Desk): Promise<Web> {
  const folder = join(desk.folder, 'shop-images');
  mkdirSync(folder);
  let isShown = true;
  server = createServer(({ url = '' }, answer) => {
    const file = join(folder, new URL(url, 'http://localhost').pathname);
    if (isShown && existsSync(file)) answer.setHeader('content-type', 'image/png').end(readFileSync(file));
    else answer.writeHead(404).end();
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    folder,
    url: `http://127.0.0.1:${port}`,
    show: (shown) => {
      isShown = shown;
    },
  };
}

async function addProduct(desk: Desk, page: Page, name: string, picture: Buffer | null): Promise<void> {
  await page.keyboard.press('Control+n');
  const form = page.getByRole('form', { name: 'Product' });
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.keyboard.press('Control+s');
  await expect(form.getByText(/^Saved \d/)).toBeVisible();
  if (picture === null) return;
  const file = join(desk.folder, `${name}.png`);
  writeFileSync(file, picture);
  await page.getByLabel('File of the image').setInputFiles(file);
  await expect(page.getByLabel('Image address', { exact: true })).toHaveValue(
    `${name}.png — on this computer`,
  );
}

/** The place is chosen from the problem at the image on, with the keyboard alone. */
async function setUpPlace(page: Page, web: Web): Promise<void> {
  const { keyboard } = page;
  await page.getByRole('button', { name: 'Choose where images go…' }).focus();
  await keyboard.press('Enter');
  const choice = page.getByRole('combobox', { name: 'Images go to' });
  await expect(choice).toBeFocused();
  await keyboard.press('Enter');
  const begin = page.getByRole('option', { name: 'Set up a place…' });
  await expect(begin).toBeVisible();
  await keyboard.press('ArrowDown');
  await expect(begin).toHaveAttribute('data-combobox-selected', 'true');
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Bucket that speaks S3/ })).toBeFocused();
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await expect(page.getByRole('button', { name: /^Folder of this computer/ })).toBeFocused();
  await keyboard.press('Enter');
  await expect(
    page.getByRole('dialog', { name: 'Places for images' }).getByLabel('Name', { exact: true }),
  ).toBeFocused();
  await keyboard.type('Shop images');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(page.getByTitle(web.folder)).toContainText('/shop-images');
  await keyboard.press('Tab');
  await keyboard.type(web.url);
  await expect(
    page.getByText(`${web.url}/products/enamel-mug-3f2a9c81d0b4e6f7-2000-keep85.jpg`),
  ).toBeVisible();
  await keyboard.press('Enter');
  const tried = page.getByRole('button', { name: 'Test Shop images' });
  await expect(tried).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByText('A small picture was put there.')).toBeVisible();
  await expect(page.getByText(/^This computer can open it at/)).toBeVisible();
  await expect(page.getByText('It was removed again.')).toBeVisible();
  await keyboard.press('Escape');
  await expect(choice).toBeFocused();
  await expect(choice).toHaveValue('Shop images');
  await page.getByRole('button', { name: 'Save', exact: true }).last().focus();
  await keyboard.press('Enter');
  await expect(choice).toBeHidden();
}

async function openPlaces(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find a command or product' })).toBeFocused();
  await page.keyboard.type('bucket');
  await page.getByRole('option', { name: /^Places for images/ }).click();
}

async function send(page: Page, count: number): Promise<void> {
  await page.keyboard.press('Control+Shift+s');
  await page.getByRole('button', { name: `Send ${count}`, exact: true }).click();
  await expect(page.getByText(/on the way/).first()).toBeVisible();
}

const sent = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    sandbox
      .log()
      .filter(({ remote, method }) => remote === 'jani' && method === 'POST')
      .map(({ body }) => JSON.parse(body) as { name: string; image_url?: string })
      .map(({ name, image_url: url = '' }) => [name, url]),
  );

test('a file is published where a remote can open it, its product is created with that address, and what is not public yet waits alone', async ({
  desk,
}) => {
  const web = await publishFolder(desk);
  const { app, page, person } = await openEmpty(desk);
  await person.addJani(sandbox, 'For this run only');
  await ask(page, 'images.allowHost', { host: new URL(web.url).hostname });
  await answerFolder(app, web.folder);
  await person.press('Control+1');
  await addProduct(desk, page, 'Mug', RED);
  await expect(page.getByText(/choose where its images go/)).toBeVisible();
  await setUpPlace(page, web);
  await expect(page.getByText(/This image is published first/)).toBeVisible();

  await person.press('Control+Shift+s');
  await person.see(/^1 image, .* kB, goes to .* first\./);
  await page.getByRole('button', { name: 'Send 1', exact: true }).click();
  await expect.poll(() => sent()['Mug']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/products\/mug-/);
  expect(await (await fetch(sent()['Mug'] ?? '')).arrayBuffer()).toHaveProperty('byteLength');
  expect(readdirSync(join(web.folder, 'products'))).toHaveLength(1);
  expect(readFileSync(join(web.folder, 'manifest.csv'), 'utf8')).toContain(sent()['Mug']);
  await expect(page.getByText('Published at')).toBeVisible();

  // Nobody can open what lies there now: what needs it waits and says so, the other one goes.
  web.show(false);
  await addProduct(desk, page, 'Bowl', BLUE);
  await addProduct(desk, page, 'Spoon', null);
  await page.getByRole('button', { name: 'Unsent', exact: false }).first().click();
  await person.see('2 products');
  await person.toList();
  await page.keyboard.press('Control+a');
  await send(page, 2);
  await expect.poll(() => Object.keys(sent())).toEqual(['Mug', 'Spoon']);
  await person.showSendList();
  await person.sees(/Its image is published first\. .*can’t be opened by others/, 'Bowl');
  await person.sees('Sent', 'Spoon');

  web.show(true);
  await page.getByRole('button', { name: 'Try again: Bowl' }).click();
  await expect.poll(() => sent()['Bowl']).toContain('/products/bowl-');
  expect(Object.keys(sent())).toEqual(['Mug', 'Spoon', 'Bowl']);
});

test('from the list of remotes it is said where images go, and the places stand over it', async ({
  desk,
}) => {
  const { page, person } = await openEmpty(desk);
  await person.addJani(sandbox, 'For this run only');
  await expect(page.getByText('Images: not set')).toBeVisible();
  await page.getByRole('button', { name: 'Choose where images of Jani go' }).click();
  await expect(page.getByRole('combobox', { name: 'Images go to' })).toBeFocused();
  await page.getByRole('button', { name: 'Places for images…' }).click();
  await page.getByRole('button', { name: 'Add a place…' }).click();
  await page.getByRole('button', { name: /^Only addresses/ }).click();
  await person.dialog('Places for images').getByLabel('Name', { exact: true }).fill('My site');
  await page.getByLabel('Public address of the place').fill('https://images.example.com');
  await page.getByRole('button', { name: 'Add place' }).click();
  await expect(page.getByRole('button', { name: 'Test My site' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Images go to' }).click();
  await page.getByRole('option', { name: 'My site' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Images go to My site')).toBeVisible();
});

test('a place that a remote has is not removed, and a folder stays the same one when its place is changed', async ({
  desk,
}) => {
  const web = await publishFolder(desk);
  const { app, page, person } = await openEmpty(desk);
  await person.addJani(sandbox, 'For this run only');
  await answerFolder(app, web.folder);
  await page.keyboard.press('Control+1');
  await addProduct(desk, page, 'Plate', GREEN);
  await ask(page, 'images.allowHost', { host: new URL(web.url).hostname });
  await setUpPlace(page, web);
  await openPlaces(page);

  await page.getByRole('button', { name: 'Remove Shop images' }).click();
  await expect(person.dialog('Shop images is in use')).toContainText('The images of Jani go here.');
  await expect(page.getByRole('button', { name: 'Show remotes' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Change where images of Jani go' })).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await openPlaces(page);

  await page.getByRole('button', { name: 'Change Shop images' }).click();
  const editor = person.dialog('Places for images');
  await editor.getByLabel('Name', { exact: true }).fill('My folder');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Test My folder' })).toBeFocused();
  const [place] = await ask(page, 'imagePlaces.list', {});
  expect(place?.where).toEqual({ kind: 'folder', folder: web.folder });

  // No folder that nobody chose.
  if (place === undefined) throw new Error('there is no place');
  const { id, name, path, publicBase, preset } = place;
  const elsewhere = { kind: 'folder', folder: desk.folder } as const;
  const input = { id, name, path, publicBase, preset, where: elsewhere };
  const refused = await call(page, 'imagePlaces.change', input);
  expect(refused.ok ? null : refused.error.code).toBe('not-found');
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in places for images in ${theme} colours`, async ({ desk }) => {
    const web = await publishFolder(desk);
    const { page, person } = await openEmpty(desk);
    await page.evaluate((wanted) => window.offshelf.app.setTheme({ theme: wanted }), theme);
    await expect(page.locator(`[data-mantine-color-scheme=${theme}]`)).toHaveCount(1);
    const found: string[] = [];
    await openPlaces(page);
    await expect(page.getByRole('button', { name: 'Add a place…' })).toBeFocused();
    found.push(...(await findAxeFaults(page, 'no place')));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^Bucket/ })).toBeFocused();
    found.push(...(await findAxeFaults(page, 'kinds')));
    for (const kind of ['Bucket that speaks S3', 'WebDAV folder', 'Folder of this computer']) {
      await page.getByRole('button', { name: kind }).click();
      await page.getByRole('button', { name: 'Add place' }).click();
      await person.see('Give the place a name.');
      found.push(...(await findAxeFaults(page, kind)));
      await page.getByRole('button', { name: 'Back' }).click();
    }
    await page.getByRole('button', { name: /^Only addresses/ }).click();
    await page.keyboard.type('My site');
    await page.getByLabel('Public address of the place').fill(web.url);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Test My site' })).toBeFocused();
    await page.keyboard.press('Enter');
    await person.see(/^Nothing is put here/);
    found.push(...(await findAxeFaults(page, 'list')));
    expect(found).toEqual([]);
  });
}
