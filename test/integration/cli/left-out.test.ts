import { expect, it } from 'vitest';
import { containing, openShop } from './command-line.ts';

const SET = ['--set', 'price=4', '--set', 'description=x', '--set', 'sku=E-3', '--remote', 'Bees'];

it('a product that is left out because its SKU stands for another one there says where, which one and what to do', async () => {
  const { terminal } = await openShop();
  expect((await terminal.call(['product', 'add', '--set', 'name=Elm box', ...SET])).code).toBe(0);
  expect((await terminal.call(['sync'])).code).toBe(0);

  const told =
    'sku. Product 1, “Elm box”, went to Bees with the SKU “E-3”, and is there or may be there. If both';
  const added = await terminal.call(['product', 'add', '--set', 'name=Box of elm', ...SET]);
  expect(added.code).toBe(3);
  expect(added.out).toContain('0 submissions queued.\n1 not queued, because of problems');
  expect(added.out).toContain(`product 2, “Box of elm”, at Bees: ${told}`);

  const problem = { field: 'sku', takenBy: { id: 1, name: 'Elm box' } };
  const left = (product: number) => [{ product, remote: 'Bees', problems: [problem] }];
  const another = await terminal.json(['product', 'add', '--set', 'name=Third', ...SET]);
  expect(another).toMatchObject({ code: 3, doc: { id: 3, left: 1, leftOut: left(3) } });
  const sent = await terminal.json(['send', '--product', '2', '--remote', 'Bees']);
  expect(sent).toMatchObject({ code: 3, doc: { queued: 0, leftOut: left(2) } });
  expect((await terminal.call(['send', '--product', '2', '--remote', 'Bees'])).out).toContain(told);
  expect((await terminal.call(['product', 'show', '2'])).out).toContain(`Problem for Bees: ${told}`);
  const shown = await terminal.json(['product', 'show', '2']);
  expect(shown.doc).toMatchObject({ problems: [{ remote: 'Bees', ...problem }] });
  // Jani has no SKUs.
  expect((await terminal.json(['send', '--product', '2', '--remote', 'Jani'])).doc).toMatchObject({
    queued: 1,
    leftOut: [],
  });
});

it('the product that has the SKU there is not guessed where it was given another one since', async () => {
  const { terminal } = await openShop();
  await terminal.call(['product', 'add', '--set', 'name=Elm box', ...SET]);
  await terminal.call(['sync']);
  const { composeInProcess } = await import('../../helpers/in-process.ts');
  const core = await composeInProcess({ folder: terminal.data });
  const product = await core.call('products.get', { id: 1 });
  const { version, fields } = product!;
  await core.call('products.save', {
    id: 1,
    baseVersion: version,
    fields: { ...fields, sku: 'E-4' },
    draftId: null,
  });
  await core.close();
  const { doc } = await terminal.json(['product', 'add', '--set', 'name=Box of elm', ...SET]);
  expect(doc).toMatchObject({
    left: 1,
    leftOut: [
      {
        problems: [
          {
            takenBy: null,
            message: containing('A product went to Bees with the SKU “E-3”'),
          },
        ],
      },
    ],
  });
});

it('every problem of what is left out is told, and a second remote of one account has nothing to do', async () => {
  const { sandbox, terminal } = await openShop();
  const row = { name: 'Dollars', price: 5, currency: 'USD', description: 'x' };
  const rows = [row, { ...row, name: 'Euros', currency: 'EUR' }].map((one) => JSON.stringify(one)).join('\n');
  const bees = ['product', 'add', '--from', '-', '--remote', 'Bees'];
  const { code, doc } = await terminal.json(bees, { stdin: rows });
  expect({ code, doc }).toMatchObject({
    code: 3,
    doc: {
      queued: 1,
      left: 1,
      leftOut: [{ product: 1, productName: 'Dollars', remote: 'Bees', problems: [{ field: 'currency' }] }],
    },
  });
  const remote = ['remote', 'add', 'Again', '--profile', 'jani', '--url', sandbox.jani.url];
  await terminal.call([...remote, '--account=Jani']);
  const add = ['product', 'add', '--set', 'name=Fine', '--set', 'price=5'];
  const twice = await terminal.call([...add, '--remote', 'Jani', '--remote', 'Again']);
  expect(twice.out).toContain('1 not queued: another remote of the same account has them in line.');
});
