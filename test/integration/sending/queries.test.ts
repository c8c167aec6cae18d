import { beforeEach, expect, test } from 'vitest';
import { api } from '../../../src/shared/contract/api.ts';
import type { Remote } from '../../../src/shared/model/remote.ts';
import { createManualClock, type ManualClock } from '../../helpers/manual-clock.ts';
import { aFullProduct } from '../../helpers/sending-samples.ts';
import { createRig, type Rig } from './rig.ts';
import { createScene } from './scene.ts';
import { answer, createScript, refused, type Script, silent } from './script.ts';

let clock: ManualClock;
let network: Script;
let rig: Rig;
let jani: Remote;
let bee: Remote;

beforeEach(() => {
  clock = createManualClock();
  network = createScript();
  rig = createRig({ http: network, clock });
  jani = rig.addRemote({ profileId: 'jani', name: 'Shop', baseUrl: 'https://billing.example.com' });
  bee = rig.addRemote({ profileId: 'journeybee', name: 'Partners', baseUrl: 'https://api.journeybee.io/v1' });
  rig.engine().start();
});

test('remotes are listed by name, as the contract has them', () => {
  const remotes = rig.ask('remotes.list', {});
  expect(remotes).toEqual([bee, jani]);
  expect(api['remotes.list'].output.parse(remotes)).toEqual(remotes);
});

test('the summary says what would go where, and what each remote has no place for', async () => {
  const sent = rig.addProduct({ sku: 'A' });
  rig.send([sent], [jani.id]);
  await clock.settle();
  const withoutPrice = rig.addProduct({ price: null, imageUrl: 'https://a.example/x.png', type: 'bundle' });
  const drafted = rig.addProduct({ billingType: 'recurring', billingPeriod: 'monthly' });
  rig.db.prepare(`INSERT INTO form_draft VALUES ('d', ?, 1, '{}', 0)`).run(drafted);
  const products = [sent, withoutPrice, drafted];
  const summary = rig.ask('sending.summary', { products, remotes: [jani.id, bee.id] });
  const images = { imagesFirst: 0, filesFirst: 0, bytesFirst: 0, brokenImages: 0 };
  const common = { maybeThere: 0, saidAbsent: 0, openDrafts: 1, ...images };
  expect(summary).toEqual({
    remotes: [
      {
        ...common,
        remoteId: jani.id,
        remoteName: 'Shop',
        ready: 2,
        withProblems: 0,
        alreadyThere: 1,
        refusedBefore: 0,
        neverUsed: false,
        seconds: 0,
        leftOut: ['sku', 'price', 'billingType'],
      },
      {
        ...common,
        remoteId: bee.id,
        remoteName: 'Partners',
        ready: 2,
        withProblems: 1,
        alreadyThere: 0,
        refusedBefore: 0,
        neverUsed: true,
        seconds: 2,
        leftOut: ['type', 'imageUrl'],
      },
    ],
  });
});

test('the preview is the request as it would leave, the key masked', () => {
  const fields = aFullProduct({ sku: 'A-1', customData: '{"a":1}' });
  expect(rig.ask('sending.preview', { fields, remoteId: jani.id })).toEqual({
    request: {
      method: 'POST',
      url: 'https://billing.example.com/api/v1/products',
      headers: [
        ['authorization', 'Bearer ••••'],
        ['content-type', 'application/json'],
        ['accept', 'application/json'],
        ['user-agent', 'Offshelf'],
      ],
      body: [
        '{',
        '  "name": "Food traceability",',
        '  "type": "standard",',
        '  "description": "",',
        '  "custom_data": {',
        '    "a": 1,',
        '    "client_ref": "(a new reference for each product)"',
        '  },',
        '  "status": "active"',
        '}',
      ].join('\n'),
    },
    leftOut: ['sku', 'price'],
  });
});

test('nothing would leave where there is a problem', () => {
  const preview = rig.ask('sending.preview', { fields: aFullProduct({ price: null }), remoteId: bee.id });
  expect(preview).toEqual({ request: null, leftOut: [] });
});

test('the list begins with what needs the person, then what is under way, the line, and the rest', async () => {
  const names = ['sent', 'refused', 'unsure', 'open', 'waiting'];
  const products = names.map((name) => rig.addProduct({ name }));
  network.next(answer(201, { id: 'pro_1' }), answer(422), silent, 'open');
  rig.send(products, [jani.id]);
  await clock.settle();
  const rows = rig.list();
  expect(rows.map(({ productName }) => productName).toSorted()).toEqual(names.toSorted());
  expect(rows.map(({ state }) => state).slice(2)).toEqual(['sending', 'queued', 'sent']);
  expect(
    rows
      .slice(0, 2)
      .map(({ state }) => state)
      .toSorted(),
  ).toEqual(['rejected', 'unsure']);
  expect(api['sending.list'].output.parse(rows)).toEqual(rows);
  expect(rig.ask('sending.list', { product: products[3] ?? 0, limit: 10 })).toMatchObject([
    { productName: 'open' },
  ]);
  expect(rig.ask('sending.list', { product: null, limit: 3 })).toHaveLength(3);
  network.close(silent);
});

test('every row that has not ended has exactly one reason', async () => {
  network.next(answer(201, { id: 'pro_1' }), answer(422), silent, refused);
  rig.send(
    [1, 2, 3, 4, 5].map((name) => rig.addProduct({ name: `Mug ${name}` })),
    [jani.id],
  );
  await clock.settle();
  const reasons = rig.list().map(({ reason }) => reason ?? 'none');
  expect(reasons.toSorted((a, b) => a.localeCompare(b))).toEqual([
    'created',
    'no-answer',
    'not-accepted',
    'waiting-until',
    'waiting-until',
  ]);
  expect(
    rig
      .list()
      .filter(({ reason }) => reason === 'waiting-until')
      .map(({ wakeAt }) => wakeAt),
  ).toEqual(Array.from({ length: 2 }, () => clock.now() + 250));
});

test('the state of sending counts rows and says why remotes stand still', async () => {
  network.next(answer(401, { error: 'Unknown key' }));
  rig.send([rig.addProduct(), rig.addProduct()], [jani.id]);
  await clock.settle();
  const status = rig.ask('sending.status', {});
  const still = {
    hold: null,
    detail: null,
    waitsUntil: null,
    unreachable: false,
    waiting: 0,
    paused: false,
    listWorks: null,
  };
  expect(status).toEqual({
    paused: false,
    lanes: [
      { ...still, remoteId: jani.id, hold: 'wrong-key', detail: 'Unknown key', waiting: 2 },
      { ...still, remoteId: bee.id },
    ],
    needsYou: 0,
    waiting: 2,
    lookedUp: 0,
    sent: 0,
    open: 0,
    goesOn: false,
  });
});

test('the state of sending says which remotes are paused and where the list can be used', () => {
  rig.run('sending.pauseRemote', { remoteId: jani.id, paused: true });
  rig.db.prepare('UPDATE remote SET list_works = 0 WHERE id = ?').run(bee.id);
  expect(rig.ask('sending.status', {})).toMatchObject({
    lanes: [
      { remoteId: jani.id, paused: true, listWorks: null },
      { remoteId: bee.id, paused: false, listWorks: false },
    ],
  });
});

test('a refusal says whether the product exists there already', async () => {
  network.next(answer(409, { error: 'SKU is taken' }), answer(422, { error: 'too long' }));
  const products = [rig.addProduct({ name: 'Mug' }), rig.addProduct({ name: 'Bowl' })];
  rig.send(products, [jani.id]);
  await clock.settle();
  expect(products.map((product) => rig.row(product).existsThere)).toEqual([true, false]);
});

test('a product that was refused and not edited since is not called there', async () => {
  const scene = createScene();
  scene.network.next(answer(422, { error: { message: 'no room' } }));
  const [product = 0] = await scene.queue(1);
  const summary = () =>
    scene.rig.ask('sending.summary', { products: [product], remotes: [scene.remote.id] }).remotes[0];
  expect(summary()).toMatchObject({ ready: 0, alreadyThere: 1, refusedBefore: 1 });
  scene.rig.editProduct(product, { name: 'Bowl' });
  expect(summary()).toMatchObject({ ready: 1, alreadyThere: 0, refusedBefore: 0 });
});

test.each(['422', 'HTTP 422', 'Status: 422 Unprocessable Entity', ''])(
  'an answer that says only %j is told by what its status means, and never by the number',
  async (message) => {
    const scene = createScene();
    scene.network.next(answer(422, { error: { message } }));
    await scene.queue(1);
    expect(scene.rig.list()[0]?.detail).toBe(
      'It did not say why. By its status, something in the product is not as it wants it.',
    );
  },
);

test.each(['422 characters are too many', 'SKU 404 is in use'])(
  'words with a number stay: %s',
  async (message) => {
    const scene = createScene();
    scene.network.next(answer(422, { error: { message } }));
    await scene.queue(1);
    expect(scene.rig.list()[0]?.detail).toBe(message);
  },
);
