import { expect, it } from 'vitest';
import { faultNames } from '../../../sandbox/fault.ts';
import type { Sandbox } from '../../../sandbox/start.ts';
import { openSandbox, postJani, postJourneybee, send, textLike } from './client.ts';

function putFaults({ control }: Sandbox, orders: unknown) {
  return send(`${control.url}/faults`, { method: 'PUT', body: JSON.stringify(orders) });
}

it('switches faults of the remotes that it is told, and shows what is on', async () => {
  const sandbox = await openSandbox();
  const hang = { name: 'forbidden', times: 2 };
  expect((await putFaults(sandbox, { jani: [hang] })).json).toEqual({ jani: [hang], journeybee: [] });
  await putFaults(sandbox, { journeybee: [{ name: 'down' }] });
  expect(await postJani(sandbox)).toMatchObject({ status: 403 });
  expect(await postJourneybee(sandbox)).toEqual({ failure: 'ECONNREFUSED' });
  const { json } = await send(`${sandbox.control.url}/faults`);
  expect(json).toEqual({ jani: [{ name: 'forbidden', times: 1 }], journeybee: [{ name: 'down' }] });
  await putFaults(sandbox, { jani: [], journeybee: [] });
  expect(await postJourneybee(sandbox)).toMatchObject({ status: 201 });
});

it.each([{ jani: [{ name: 'flood' }] }, { other: [] }, { jani: [{ name: 'hang', speed: 1 }] }, 'hang'])(
  'refuses %j with the reason and changes nothing',
  async (orders) => {
    const sandbox = await openSandbox();
    await sandbox.faults.set('jani', { name: 'hang' });
    expect(await putFaults(sandbox, orders)).toMatchObject({
      status: 400,
      json: { error: textLike(/./) },
    });
    expect(sandbox.faults.list('jani')).toEqual([{ name: 'hang' }]);
  },
);

it('shows the log, also of one remote, and the products', async () => {
  const sandbox = await openSandbox();
  await postJani(sandbox);
  await postJourneybee(sandbox);
  expect((await send(`${sandbox.control.url}/log`)).json).toEqual(sandbox.log());
  expect((await send(`${sandbox.control.url}/log?remote=jani`)).json).toEqual([sandbox.log()[0]]);
  expect((await send(`${sandbox.control.url}/products`)).json).toEqual({
    jani: sandbox.products('jani'),
    journeybee: sandbox.products('journeybee'),
  });
});

it('names the remotes and the faults', async () => {
  const { control } = await openSandbox();
  expect((await send(control.url)).json).toMatchObject({ faults: [...faultNames] });
});
