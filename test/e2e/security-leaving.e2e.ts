import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';

const HOME = 'app://offshelf/index.html';

/** Lets go of a link or file over the middle of the page, as the system's drag and drop does. */
async function drop(page: Page, data: { readonly items: readonly object[]; readonly files?: readonly string[] }) {
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: 400,
      y: 300,
      data: { items: [...data.items] as never, files: [...(data.files ?? [])], dragOperationsMask: 1 },
    });
  }
}

test('the page opens no window', async ({ desk }) => {
  const { app, page } = await desk.start();
  const opened = await page.evaluate(() => {
    const link = document.createElement('a');
    Object.assign(link, { href: 'https://example.com/', target: '_blank', textContent: 'link' });
    document.body.append(link);
    link.click();
    link.remove();
    return [window.open('https://example.com/'), window.open('about:blank'), window.open('index.html')];
  });
  expect(opened).toEqual([null, null, null]);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('the page does not leave: neither by script nor by link nor by form', async ({ desk }) => {
  const { page } = await desk.start();
  for (const leave of [
    () => window.location.assign('https://example.com/'),
    () => window.location.assign('file:///etc/hostname'),
    () => window.location.assign('app://offshelf/assets/other.html'),
    () => window.location.assign('data:text/html,hello'),
    () => {
      const link = document.createElement('a');
      link.href = 'https://example.com/';
      document.body.append(link);
      link.click();
      link.remove();
    },
    () => {
      const form = document.createElement('form');
      form.action = 'https://example.com/';
      document.body.append(form);
      form.submit();
      form.remove();
    },
  ]) {
    await page.evaluate(leave).catch(() => undefined);
    await page.waitForTimeout(100);
    expect(page.url()).toBe(HOME);
  }
  expect(await page.evaluate(() => typeof window.offshelf)).toBe('object');
});

test('a link or a file that is dropped on the page does not open in it', async ({ desk }) => {
  const { page } = await desk.start();
  const file = join(desk.folder, 'dropped.html');
  writeFileSync(file, '<p>dropped</p>');
  await page.evaluate(() => Reflect.set(window, 'stayed', true));
  await drop(page, { items: [{ mimeType: 'text/uri-list', data: 'https://example.com/' }] });
  await drop(page, { items: [], files: [file] });
  await page.waitForTimeout(300);
  expect(page.url()).toBe(HOME);
  expect(await page.evaluate(() => Reflect.get(window, 'stayed'))).toBe(true);
});

test('every permission is denied', async ({ desk }) => {
  const { page } = await desk.start();
  const seen = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'];
    const states = await Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    );
    const refused = async (asked: Promise<unknown> | undefined) =>
      await (asked ?? Promise.reject(new Error('absent'))).then(
        () => 'given',
        () => 'refused',
      );
    return {
      states: [...new Set(states)],
      camera: await refused(navigator.mediaDevices?.getUserMedia({ video: true })),
      screen: await refused(navigator.mediaDevices?.getDisplayMedia({ video: true })),
      clipboard: await refused(navigator.clipboard?.readText()),
      notification: await Notification.requestPermission(),
    };
  });
  expect(seen).toEqual({
    states: ['denied'],
    camera: 'refused',
    screen: 'refused',
    clipboard: 'refused',
    notification: 'denied',
  });
});
