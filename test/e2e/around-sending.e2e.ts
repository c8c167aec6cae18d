import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { newProductFields } from '../../src/shared/model/new-product.ts';
import { ask } from './bridge.ts';
import { expect, test } from './fixture.ts';
import { sitDown } from './person.ts';

let sandbox: Sandbox;
test.beforeEach(async () => {
  sandbox = await startSandbox();
});
test.afterEach(async () => {
  await sandbox.close();
});

/** Queues new products for the one remote, as many at once as a person with a bulk of them does. */
async function queueProducts(page: Page, count: number): Promise<void> {
  const [remote] = await ask(page, 'remotes.list', {});
  const products: number[] = [];
  for (let n = 1; n <= count; n += 1) {
    const fields = { ...newProductFields('EUR'), name: `Kettle ${n}` };
    const { id } = await ask(page, 'products.save', { id: null, baseVersion: 0, fields, draftId: null });
    products.push(id);
  }
  await ask(page, 'sending.send', { products, remotes: [remote?.id ?? 0] });
}

const computer = (app: ElectronApplication, event: 'suspend' | 'resume') =>
  app.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);

type Seen = { readonly badges: number[]; readonly bars: number[]; readonly told: Electron.Notification[] };

/** Writes down what the desktop is told, and says that no window has the focus. */
async function watchDesktop(app: ElectronApplication) {
  await app.evaluate(({ app: program, BrowserWindow, Notification }) => {
    const seen: Seen = { badges: [], bars: [], told: [] };
    Object.assign(globalThis, { seen });
    program.setBadgeCount = (count = 0) => seen.badges.push(count) > 0;
    for (const window of BrowserWindow.getAllWindows())
      window.setProgressBar = (bar) => void seen.bars.push(bar);
    BrowserWindow.getFocusedWindow = () => null;
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      seen.told.push(this);
    };
  });
  return {
    seen: () =>
      app.evaluate(() => {
        const { badges, bars, told } = (globalThis as unknown as { seen: Seen }).seen;
        return { badges, bars, told: told.map(({ title, body }) => ({ title, body })) };
      }),
    clickLast: () =>
      app.evaluate(() => (globalThis as unknown as { seen: Seen }).seen.told.at(-1)?.emit('click')),
  };
}

test('while the computer sleeps nothing new leaves, and it goes on when it wakes', async ({ desk }) => {
  const { app, page } = await desk.start({ catalog: join(desk.folder, 'catalog') });
  await sitDown(page).addJani(sandbox, 'For this run only');
  await sandbox.faults.set('jani', { name: 'slow', ms: 500, times: 1 });
  await queueProducts(page, 3);
  await expect.poll(() => sandbox.products('jani').length).toBe(1);
  await computer(app, 'suspend');
  await pass(1500);
  expect(sandbox.products('jani')).toHaveLength(1);
  expect(await ask(page, 'sending.status', {})).toMatchObject({ sent: 1, waiting: 2, open: 0 });
  await computer(app, 'resume');
  await expect.poll(() => sandbox.products('jani').length).toBe(3);
});

test('the desktop shows how a batch goes and what needs the person, and a click opens the Send list', async ({
  desk,
}) => {
  const { app, page } = await desk.start({ catalog: join(desk.folder, 'catalog') });
  const person = sitDown(page);
  await person.addJani(sandbox, 'For this run only');
  const desktop = await watchDesktop(app);
  await sandbox.faults.set('jani', [
    { name: 'status', status: 422, message: 'The name is taken.', times: 1 },
    { name: 'slow', ms: 200 },
  ]);
  await queueProducts(page, 12);
  await expect.poll(async () => (await desktop.seen()).told).toHaveLength(1);
  const { badges, bars, told } = await desktop.seen();
  expect(told).toEqual([{ title: 'Sending has ended', body: '11 sent; 1 needs you.' }]);
  expect(badges).toEqual([1]);
  expect(bars.filter((bar) => bar > 0 && bar < 1).length).toBeGreaterThan(0);
  expect(bars.at(-1)).toBe(-1);
  await desktop.clickLast();
  await expect(page.getByRole('heading', { name: 'Send list' })).toBeVisible();
  await ask(page, 'catalogs.close', {});
  await expect.poll(async () => (await desktop.seen()).badges).toEqual([1, 0]);
});

test('closing waits for the answer that is on its way, and says so', async ({ desk }) => {
  const catalog = join(desk.folder, 'catalog');
  const first = await desk.start({ catalog });
  await sitDown(first.page).addJani(sandbox, 'Store it anyway');
  await sandbox.faults.set('jani', { name: 'slow', ms: 4000, times: 1 });
  await queueProducts(first.page, 1);
  await expect.poll(() => sandbox.products('jani').length).toBe(1);
  const closed = first.close();
  await expect(first.page.getByText('Finishing 1 send: ten seconds at most…')).toBeVisible();
  await closed;
  const { page } = await desk.start({ catalog });
  await sitDown(page).see('All products');
  await expect
    .poll(() => ask(page, 'sending.status', {}))
    .toMatchObject({ sent: 1, needsYou: 0, waiting: 0 });
  expect(sandbox.log().filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('a computer that shuts down waits until the program has left in order', async ({ desk }) => {
  const catalog = join(desk.folder, 'catalog');
  const { app, page } = await desk.start({ catalog });
  await sitDown(page).addJani(sandbox, 'Store it anyway');
  await sandbox.faults.set('jani', { name: 'slow', ms: 1500, times: 1 });
  await queueProducts(page, 1);
  await expect.poll(() => sandbox.products('jani').length).toBe(1);
  const gone = app.waitForEvent('close');
  const held = await app.evaluate(({ powerMonitor }) => {
    let prevented = false;
    powerMonitor.emit('shutdown', {
      preventDefault: () => {
        prevented = true;
      },
    });
    return prevented;
  });
  expect(held).toBe(true);
  await gone;
  const again = await desk.start({ catalog });
  await sitDown(again.page).see('All products');
  await expect
    .poll(() => ask(again.page, 'sending.status', {}))
    .toMatchObject({ sent: 1, needsYou: 0, waiting: 0 });
});
