import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { ask } from './bridge.ts';
import { expect, test } from './fixture.ts';
import { sitDown } from './person.ts';

const MOVED = /This catalog was moved or copied\. 1 waits until you say/;

let sandbox: Sandbox;
test.beforeEach(async () => {
  sandbox = await startSandbox();
});
test.afterEach(async () => {
  await sandbox.close();
});

const posts = () => sandbox.log().filter(({ method }) => method === 'POST');

test('a copy of a catalog sends nothing of what waits in it until a person says that it sends', async ({
  desk,
}) => {
  const catalog = join(desk.folder, 'Shop');
  const first = await desk.start({ catalog });
  const person = sitDown(first.page);
  await person.addJani(sandbox, 'For this run only');
  await sandbox.faults.set('jani', { name: 'down' });
  await person.press('Control+1');
  await person.typeProduct({ Name: 'Kettle' });
  await person.save();
  await person.send(1);
  await expect(first.page.getByText(MOVED)).toBeHidden();
  await first.close();
  const copy = join(desk.folder, 'Copy');
  cpSync(catalog, copy, { recursive: true });
  await sandbox.faults.clear();

  const second = await desk.start({ catalog: copy });
  const again = sitDown(second.page);
  await again.see(MOVED);
  const [remote] = await ask(second.page, 'remotes.list', {});
  const remoteId = remote?.id ?? 0;
  await ask(second.page, 'keys.set', { remoteId, key: sandbox.jani.key, storage: 'this-run' });
  await ask(second.page, 'sending.tryNow', {});
  await again.showSendList();
  await second.page.getByRole('button', { name: 'Resume sending' }).click();
  await again.see(/Say first that this copy sends from now on/);
  await again.sees(/Sending is paused/, 'Kettle');
  expect(posts()).toEqual([]);

  await second.page.getByRole('button', { name: 'This copy sends from now on' }).click();
  await second.page.getByRole('button', { name: 'Send them: nothing else has' }).click();
  await again.sees('Sent', 'Kettle');
  await expect(second.page.getByText(MOVED)).toBeHidden();
  expect(posts()).toHaveLength(1);
  await second.close();

  const third = await desk.start({ catalog: copy });
  await expect(third.page.getByRole('button', { name: /^Send list/ })).toBeVisible();
  expect((await ask(third.page, 'catalog.settings', {})).moved).toBe(false);
});
