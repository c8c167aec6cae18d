import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimPng, keepImage, makePng } from '../helpers/images.ts';
import { expect, test } from './fixture.ts';
import { ask, findCodec, local, look, openShop } from './thumbnail-eyes.ts';

test('what is no picture, or claims to be a huge one, never reaches a decoder', async ({ desk }) => {
  const catalog = join(desk.folder, 'shop');
  const { app, page } = await openShop(desk, catalog);
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  expect(await ask(page, local(keepImage(catalog, claimPng(20_000, 20_000), 'png')))).toBe(
    '422 too-many-pixels',
  );
  expect(await ask(page, local(keepImage(catalog, svg, 'png')))).toBe('422 not-an-image');
  expect(await ask(page, local(keepImage(catalog, Buffer.alloc(0), 'gif')))).toBe('422 empty');
  expect(await ask(page, local(`${'0'.repeat(64)}.jpg`))).toBe('404 not-there');
  expect(await findCodec(app)).toBe(0);
  // This one is whole up to its data.
  expect(await ask(page, local(keepImage(catalog, claimPng(400, 400), 'jpg')))).toMatch(
    /^(?:200|422 undecodable)/,
  );
  expect(await findCodec(app)).toBeGreaterThan(0);
});

test('addresses of thumbnails lead nowhere else', async ({ desk }) => {
  const catalog = join(desk.folder, 'shop');
  const { page } = await openShop(desk, catalog);
  const name = keepImage(catalog, makePng(40, 40), 'png');
  mkdirSync(join(catalog, 'images', '11'));
  symlinkSync(join(desk.folder, 'outside.png'), join(catalog, 'images', '11', `${'1'.repeat(64)}.png`));
  writeFileSync(join(desk.folder, 'outside.png'), makePng(30, 30));
  writeFileSync(join(desk.folder, 'given.png'), makePng(50, 50));
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'given';
    document.body.append(input);
  });
  await page.locator('#given').setInputFiles(join(desk.folder, 'given.png'));
  const handle = await page.evaluate(async () => {
    const [file] = document.querySelector<HTMLInputElement>('#given')?.files ?? [];
    const answer = await window.offshelf.files.give(file as File);
    return answer.ok ? answer.value.handle : '';
  });
  const given = (path: string) => `app://offshelf/thumbnail/given/${handle}/${path}?size=64`;
  expect(await look(page, given(''))).toMatchObject({ width: 50, height: 50 });
  for (const address of [
    given('%2e%2e%2foutside.png'),
    given('..%2foutside.png'),
    given(encodeURIComponent(join(desk.folder, 'outside.png'))),
    given('%00'),
    given('%zz'),
    `app://offshelf/thumbnail/given/${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}/outside.png?size=64`,
    local(`${'1'.repeat(64)}.png`),
    local(name, 65),
    local(name.replace('.png', '.svg')),
    `app://offshelf/thumbnail/local/..%2f${name}?size=64`,
  ]) {
    expect(await ask(page, address), address).toBe('404 not-there');
  }
});

test('the page that decodes is sandboxed in a session of its own, with nothing but its workers', async ({
  desk,
}) => {
  const catalog = join(desk.folder, 'shop');
  const { app, page } = await openShop(desk, catalog);
  expect(await look(page, local(keepImage(catalog, makePng(40, 40), 'png')))).not.toBeNull();
  const codec = await app.evaluate(async ({ webContents, session }) => {
    const found = webContents.getAllWebContents().find((one) => one.getURL().startsWith('app://codec/'));
    if (found === undefined) throw new Error('there is no such page');
    const { getLastWebPreferences } = found as unknown as { getLastWebPreferences: () => object };
    const answer = await found.session.fetch('app://codec/');
    return {
      preferences: { ...getLastWebPreferences.call(found) },
      policy: answer.headers.get('content-security-policy') ?? '',
      ownSession: found.session !== session.defaultSession && found.session.storagePath === null,
      ownProcess:
        found.getOSProcessId() !==
        webContents
          .getAllWebContents()
          .find((one) => one !== found)
          ?.getOSProcessId(),
      reached: (await found.executeJavaScript(`(async () => {
        const tries = ['https://example.com/', 'app://offshelf/index.html', 'file:///etc/hostname', 'app://codec/elsewhere.js'];
        const reach = (url) => fetch(url).then(() => 'reached', () => 'refused');
        return [...(await Promise.all(tries.map(reach))), typeof window.offshelf, typeof require, typeof process];
      })()`)) as readonly string[], // the script says so
      other: (await found.session.fetch('app://codec/index.js')).status,
    };
  });
  expect(codec.preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
  });
  expect(codec.policy).toContain("default-src 'none'");
  expect(codec.policy).toContain("require-trusted-types-for 'script'");
  expect(codec.policy).not.toMatch(/unsafe-|\*|https?:|connect-src/);
  expect(codec).toMatchObject({ ownSession: true, ownProcess: true, other: 404 });
  expect(codec.reached).toEqual([
    'refused',
    'refused',
    'refused',
    'refused',
    'undefined',
    'undefined',
    'undefined',
  ]);
  const pid = await findCodec(app);
  if (process.platform === 'linux' && process.env['OFFSHELF_NO_SANDBOX'] !== '1') {
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);
  }
});
