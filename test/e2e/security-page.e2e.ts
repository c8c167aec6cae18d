import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';

/**
 * What becomes of text that the page itself runs as code: what Playwright evaluates is let through where the page's
 * own code is not.
 */
async function runInPage(page: Page, text: string): Promise<unknown> {
  return await page.evaluate(
    (code) =>
      new Promise((resolve) => {
        setTimeout(() => {
          try {
            // oxlint-disable-next-line no-eval -- that it is refused is what is tested
            resolve((0, eval)(code));
          } catch (error) {
            resolve(String(error));
          }
        }, 0);
      }),
    text,
  );
}

test('every window is sandboxed, isolated and without node or webview', async ({ desk }) => {
  const { app } = await desk.start();
  const all = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const { getLastWebPreferences } = contents as unknown as { getLastWebPreferences: () => object };
      return { ...getLastWebPreferences.call(contents) }; // Electron has it, its types have not
    }),
  );
  expect(all.length).toBeGreaterThan(0);
  for (const preferences of all) {
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
    expect(preferences).toMatchObject({ nodeIntegrationInSubFrames: false, webviewTag: false });
    expect(preferences).not.toMatchObject({ navigateOnDragDrop: true });
    expect(preferences).toMatchObject({ webSecurity: true, allowRunningInsecureContent: false });
    expect(preferences).not.toMatchObject({ nodeIntegrationInWorker: true });
    expect(preferences).not.toMatchObject({ experimentalFeatures: true });
  }
});

test("the page's process runs in the sandbox of the system", async ({ desk }) => {
  test.skip(process.platform !== 'linux', 'only Linux tells');
  test.skip(process.env['OFFSHELF_NO_SANDBOX'] === '1', 'this user can not have Chromium’s sandbox');
  const { app } = await desk.start();
  const pid = await app.evaluate(
    ({ webContents }) => webContents.getAllWebContents()[0]?.getOSProcessId() ?? 0,
  );
  expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);
});

test('the page comes from app:// and has the privileges of a secure origin, no more', async ({ desk }) => {
  const { page } = await desk.start();
  const { href, searchParams } = new URL(page.url());
  expect(href.split('?')[0]).toBe('app://offshelf/index.html');
  expect([...searchParams.keys()]).toEqual(['locale']);
  const seen = await page.evaluate(async () => ({
    secure: window.isSecureContext,
    origin: window.origin,
    ownFile: (await fetch('index.html')).status,
    serviceWorker: await navigator.serviceWorker?.register('sw.js').then(
      () => 'registered',
      () => 'refused',
    ),
    node: typeof Reflect.get(window, 'require') + typeof Reflect.get(window, 'process'),
  }));
  expect(seen).toEqual({
    secure: true,
    origin: 'app://offshelf',
    ownFile: 200,
    serviceWorker: 'refused',
    node: 'undefinedundefined',
  });
});

test('every load has the strict policy with a nonce of its own', async ({ desk }) => {
  const { page } = await desk.start();
  const read = async () =>
    await page.evaluate(async () => Object.fromEntries((await fetch('index.html')).headers.entries()));
  const [first, second] = [await read(), await read()];
  const policy = first['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).toContain('trusted-types default inert dompurify');
  expect(policy).not.toMatch(/unsafe-|\*|https?:/);
  expect(policy).not.toBe(second['content-security-policy']);
  expect(first).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  });
});

test('the page can not run text as code', async ({ desk }) => {
  const { page } = await desk.start();
  expect(await runInPage(page, '1 + 1')).toContain('EvalError');
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    try {
      script.append('window.inlineRan = true');
      document.body.append(script);
    } catch {
      // Trusted Types may refuse it before the policy does.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    return Reflect.has(window, 'inlineRan');
  });
  expect(ran).toBe(false);
});

test('the page reaches no other origin', async ({ desk }) => {
  const { page } = await desk.start();
  const reached = await page.evaluate(async () => {
    const tryFetch = async (url: string) =>
      await fetch(url, { mode: 'no-cors' }).then(
        () => 'reached',
        () => 'refused',
      );
    const loadImage = async (url: string) =>
      await new Promise((resolve) => {
        const image = new Image();
        image.addEventListener('load', () => resolve('reached'));
        image.addEventListener('error', () => resolve('refused'));
        image.src = url;
      });
    return [
      await tryFetch('http://127.0.0.1:9/'),
      await tryFetch('https://example.com/'),
      await tryFetch('file:///etc/hostname'),
      await tryFetch('app://elsewhere/index.html'),
      await loadImage('https://example.com/a.png'),
    ];
  });
  expect(reached).toEqual(['refused', 'refused', 'refused', 'refused', 'refused']);
});

test('markup is refused, and so are policies that nobody named', async ({ desk }) => {
  const { page } = await desk.start();
  const seen = await page.evaluate(() => {
    const attempt = (step: () => unknown) => {
      try {
        step();
        return 'allowed';
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
    };
    return [
      attempt(() => Reflect.set(document.createElement('div'), 'innerHTML', '<img src=x>')),
      // oxlint-disable-next-line no-restricted-properties -- that it is refused is what is tested
      attempt(() => document.createElement('div').insertAdjacentHTML('beforeend', '<b>b</b>')),
      attempt(() => trustedTypes.createPolicy('other', {})),
      attempt(() => trustedTypes.createPolicy('default', {})),
    ];
  });
  expect(seen).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
});

test('addresses that lead out of the page’s folder are not found', async ({ desk }) => {
  const { app } = await desk.start();
  const statuses = await app.evaluate(async ({ session }) => {
    const paths = [
      'offshelf/../../package.json',
      'offshelf/..%2f..%2fpackage.json',
      'offshelf/%2e%2e/%2e%2e/package.json',
      'offshelf/..%5c..%5cpackage.json',
      'offshelf/%00index.html',
      'offshelf/%zz',
      'offshelf/assets/',
      'elsewhere/index.html',
    ];
    const get = async (path: string) => (await session.defaultSession.fetch(`app://${path}`)).status;
    return await Promise.all(paths.map(get));
  });
  expect(statuses).toEqual([404, 404, 404, 404, 404, 404, 404, 404]);
});
