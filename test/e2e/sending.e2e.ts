import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { expect, test } from './fixture.ts';
import { sitDown } from './person.ts';

let sandbox: Sandbox;
test.beforeEach(async () => {
  sandbox = await startSandbox();
});
test.afterEach(async () => {
  await sandbox.close();
});

const PRODUCT = {
  Name: 'Food traceability',
  SKU: '0042-A',
  Description: 'From Farm to Fork',
  Price: '1000.00',
};

const created = (remote: 'jani' | 'journeybee') =>
  sandbox.log().filter((entry) => entry.remote === remote && entry.method === 'POST');

const bodyOf = (remote: 'jani' | 'journeybee') =>
  JSON.parse(created(remote)[0]?.body ?? '{}') as Readonly<Record<string, unknown>>;

test('a product that was saved without a network waits through a restart and is created once at both remotes', async ({
  desk,
}) => {
  const catalog = join(desk.folder, 'catalog');
  const first = await desk.start({ catalog });
  const person = sitDown(first.page);
  await person.addJani(sandbox, 'Store it anyway');
  await person.addJourneybee(sandbox, 'Store it anyway');
  await sandbox.faults.set('jani', { name: 'down' });
  await sandbox.faults.set('journeybee', { name: 'down' });
  await person.press('Control+1');
  await person.typeProduct(PRODUCT);
  await person.enter('Currency', 'EUR');
  await person.press('Escape');
  await person.save();
  await person.send(2);
  await person.showSendList();
  await person.sees(/can’t be reached/, 'Jani');
  await person.sees(/can’t be reached/, 'JourneyBee');
  await first.close();

  const second = await desk.start({ catalog });
  const again = sitDown(second.page);
  await again.showSendList();
  await again.sees(/can’t be reached/, 'Jani');
  await again.sees('Waiting', 'JourneyBee');
  await sandbox.faults.clear();
  for (const remote of ['jani', 'journeybee'] as const) {
    await expect.poll(() => sandbox.products(remote).length, { timeout: 45_000 }).toBe(1);
    await again.see(sandbox.products(remote)[0]?.id ?? 'no id');
  }
  expect(created('jani')).toHaveLength(1);
  expect(created('journeybee')).toHaveLength(1);
  const [jani, journeybee] = [bodyOf('jani'), bodyOf('journeybee')];
  const reference = (jani['custom_data'] as { client_ref: string }).client_ref;
  expect(reference).toMatch(/^[0-9a-f-]{36}$/);
  expect(jani).toEqual({
    name: PRODUCT.Name,
    type: 'standard',
    description: PRODUCT.Description,
    custom_data: { client_ref: reference },
    status: 'active',
  });
  expect(journeybee).toEqual({
    name: PRODUCT.Name,
    price: 1000,
    billing_type: 'one_time',
    status: 'draft',
    sku: '0042-A',
    description: PRODUCT.Description,
    currency_uuid: sandbox.journeybee.currencies.find(({ code }) => code === 'EUR')?.uuid,
  });
  expectGoldenOrder('jani', jani);
  expectGoldenOrder('journeybee', journeybee);
});

/** The fields stand in the order of the golden body, which is the seed's. */
function expectGoldenOrder(remote: 'jani' | 'journeybee', body: Readonly<Record<string, unknown>>): void {
  const file = resolve(import.meta.dirname, `../golden/${remote}-full.json`);
  const golden = Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object);
  expect(Object.keys(body)).toEqual(golden.filter((field) => field in body));
}

for (const remote of ['jani', 'journeybee'] as const) {
  test(`a product whose request to ${remote} was open when the program was killed, and that can't be looked up, is unsure afterwards and never sent again by itself`, async ({
    desk,
  }) => {
    const catalog = join(desk.folder, 'catalog');
    const first = await desk.start({ catalog });
    const person = sitDown(first.page);
    if (remote === 'jani') await person.addJani(sandbox, 'Store it anyway');
    else await person.addJourneybee(sandbox, 'Store it anyway');
    await sandbox.faults.set(remote, [
      { name: 'hang-after-create', times: 1 },
      { name: 'status', status: 404, on: 'list' },
    ]);
    await person.press('Control+1');
    await person.typeProduct({ Name: 'Kettle', Price: '49.90' });
    await person.enter('Currency', 'EUR');
    await person.press('Escape');
    await person.save();
    await person.send(1);
    await expect.poll(() => sandbox.products(remote).length).toBe(1);
    await first.kill();

    const second = await desk.start({ catalog });
    const again = sitDown(second.page);
    await again.showSendList();
    await again.sees('Unsure', 'Kettle');
    // The list is asked for five seconds after the start, and refused.
    await expect(second.page.getByText('Needs you').first()).toBeVisible();
    await second.close();
    const third = await desk.start({ catalog });
    await sitDown(third.page).showSendList();
    await sitDown(third.page).sees('Unsure', 'Kettle');
    expect(created(remote)).toHaveLength(1);

    const row = third.page.getByRole('listitem').filter({ hasText: 'Kettle' });
    await row.getByRole('button', { name: /^Is it there\? Kettle at/ }).click();
    const question = third.page.getByRole('dialog', { name: /Kettle/ });
    await question.getByLabel('It is there').check();
    await question.getByRole('textbox').fill(sandbox.products(remote)[0]?.id ?? '');
    await question.getByRole('button', { name: 'It is there' }).click();
    await sitDown(third.page).sees('Sent', 'Kettle');
    expect(created(remote)).toHaveLength(1);
  });
}

test('a product whose request was open when the program was killed is looked up by itself, and found', async ({
  desk,
}) => {
  const catalog = join(desk.folder, 'catalog');
  const first = await desk.start({ catalog });
  const person = sitDown(first.page);
  await person.addJani(sandbox, 'Store it anyway');
  await sandbox.faults.set('jani', { name: 'hang-after-create', times: 1 });
  await person.press('Control+1');
  await person.typeProduct({ Name: 'Kettle' });
  await person.save();
  await person.send(1);
  await expect.poll(() => sandbox.products('jani').length).toBe(1);
  await first.kill();

  const second = await desk.start({ catalog });
  const again = sitDown(second.page);
  await again.showSendList();
  await again.sees(/Offshelf looks there at/, 'Kettle');
  await expect(second.page.getByText(sandbox.products('jani')[0]?.id ?? 'no id')).toBeVisible();
  await again.sees('Sent', 'Kettle');
  expect(created('jani')).toHaveLength(1);
});

test('one product goes first to a remote never used, and the others after the person’s word', async ({
  desk,
}) => {
  const { page } = await desk.start({ catalog: join(desk.folder, 'catalog') });
  const person = sitDown(page);
  await person.addJani(sandbox, 'Store it anyway');
  await person.press('Control+1');
  for (const name of ['Kettle', 'Mug', 'Bowl']) {
    await person.typeProduct({ Name: name });
    await person.save();
  }
  await person.press('F5');
  await person.toList();
  await person.press('Control+a');
  await person.see(/in 3 rows/);
  await person.send(3);
  await person.showSendList();
  await person.see(/^One product went to Jani as a test/);
  expect(created('jani')).toHaveLength(1);
  await page.getByRole('button', { name: 'Send the other 2' }).click();
  await expect.poll(() => sandbox.products('jani').length).toBe(3);
  await person.sees('3 products', 'Sent');
});

test('a key that was given for one run is asked for again after a restart, and the product waits for it', async ({
  desk,
}) => {
  const catalog = join(desk.folder, 'catalog');
  const first = await desk.start({ catalog });
  const person = sitDown(first.page);
  await person.addJani(sandbox, 'For this run only');
  await first.close();

  const second = await desk.start({ catalog });
  const again = sitDown(second.page);
  await again.press('Control+1');
  await again.typeProduct({ Name: 'Kettle' });
  await again.save();
  await again.send(1);
  await again.showSendList();
  await again.sees(/needs its key/, 'Kettle');
  expect(created('jani')).toHaveLength(0);
});

test('a wrong key holds the remote without asking twice, and everything goes once the right one is given', async ({
  desk,
}) => {
  const { page } = await desk.start({ catalog: join(desk.folder, 'catalog') });
  const person = sitDown(page);
  await person.addJani(sandbox, 'Store it anyway');
  await sandbox.faults.set('jani', { name: 'wrong-key', times: 1 });
  await person.press('Control+1');
  await person.typeProduct({ Name: 'Kettle' });
  await person.save();
  await person.send(1);
  await person.showSendList();
  await person.see(/did not accept the key/);
  expect(created('jani')).toHaveLength(1);
  await page.getByRole('button', { name: 'Enter a new key' }).first().click();
  const ask = page.getByRole('dialog');
  await person.enter('Key', sandbox.jani.key, ask);
  await ask.getByLabel('Store it anyway', { exact: true }).check();
  await ask.getByRole('button', { name: 'Use this key' }).click();
  await person.sees('Sent', 'Kettle');
  expect(sandbox.products('jani')).toHaveLength(1);
});

test('a price that comes back different is shown loudly and holds the remote', async ({ desk }) => {
  const { page } = await desk.start({ catalog: join(desk.folder, 'catalog') });
  const person = sitDown(page);
  await person.addJourneybee(sandbox, 'Store it anyway');
  await sandbox.faults.set('journeybee', { name: 'different-price', times: 1 });
  await person.press('Control+1');
  await person.typeProduct({ Name: 'Kettle', Price: '49.90' });
  await person.enter('Currency', 'EUR');
  await person.press('Escape');
  await person.save();
  await person.send(1);
  await person.showSendList();
  await person.see(/stored a price or currency other than/);
  await person.see('50.9');
  await person.press('Control+1');
  await person.typeProduct({ Name: 'Mug', Price: '9.90' });
  await person.enter('Currency', 'EUR');
  await person.press('Escape');
  await person.save();
  await person.send(1);
  await person.showSendList();
  await person.sees(/a price or currency came back different on .?Kettle/, 'Mug');
  expect(created('journeybee')).toHaveLength(1);
  await page.getByRole('button', { name: 'I have seen it, go on' }).click();
  await person.sees('Sent', 'Mug');
});
