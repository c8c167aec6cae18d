import { expect, test } from './fixture.ts';

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
  const home = page.url();
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
    expect(page.url()).toBe(home);
  }
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
