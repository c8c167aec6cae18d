import { describe, expect, test } from 'vitest';
import type { Resolution, Submission } from '../../../src/shared/model/submission.ts';
import { addProduct, editProduct } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { settled } from './copy-scene.ts';
import { createLiveScene, type LiveScene, type RemoteName, row, stands } from './live-scene.ts';

const NAME = 'Mug';
const ID = 2;

type Step = (core: InProcess, scene: LiveScene) => Promise<unknown>;

/** What the catalog went through before its backup and after it, and how the product stands once the backup was put back. */
type Story = {
  readonly name: string;
  readonly remote: RemoteName;
  readonly before: readonly Step[];
  readonly since: readonly Step[];
  readonly state: Submission['state'];
};

/** What the remote shows, and so would show the product. */
const witness: Step = async (core, { fill, sendAll }) => {
  await fill(core, ['Witness']);
  await sendAll(core);
  await fill(core, []);
};
const add: Step = async (core) => {
  await addProduct(core, { name: NAME, sku: 'S-Mug', price: '10' });
};
const send: Step = (core, { send: sendTo }) => sendTo(core, [ID]);
const go: Step = (core, { sendAll }) => sendAll(core);
const inLine: readonly Step[] = [add, send];

const fault =
  (name: 'close-before' | 'hang-after-create' | 'status', status = 422): Step =>
  (_core, scene) =>
    scene.fault({ name, times: 1, on: 'create', ...(name === 'status' ? { status } : {}) });
const is =
  (state: Submission['state']): Step =>
  (core) =>
    stands(core, NAME, state);
const lost: readonly Step[] = [fault('close-before'), go, is('unsure')];
const created: readonly Step[] = [fault('hang-after-create'), go, is('unsure')];

const resolve =
  (resolution: Resolution): Step =>
  async (core) => {
    const { id = '', attempts = 0 } = (await row(core, NAME)) ?? {};
    await core.call('sending.resolve', { id, attempts, resolution });
    await settled(core);
  };
const sendAgain = resolve({ kind: 'send-again' });
const resolveThere: Step = async (core, scene) =>
  resolve({ kind: 'there', remoteRecordId: scene.ids().at(-1) ?? '', unchecked: true })(core, scene);
const edit: Step = (core) => editProduct(core, ID, { description: 'edited' });
const sendEdited: Step = async (core) => {
  const { id = '' } = (await row(core, NAME)) ?? {};
  await core.call('sending.sendEdited', { id });
  await settled(core);
};
const refused: readonly Step[] = [fault('status'), go, is('rejected')];
const trash: Step = (core) => core.call('products.trash', { scope: { kind: 'ids', ids: [ID] } });
const untrash: Step = (core) => core.call('products.restore', { scope: { kind: 'ids', ids: [ID] } });
const removeRemote: Step = async (core) => {
  for (const { id } of await core.call('remotes.list', {})) await core.call('remotes.remove', { id });
};
const addRemote: Step = (core, scene) => scene.add(core);
const sent: readonly Step[] = [go, is('sent')];

const STORIES: readonly Story[] = [
  {
    name: 'in line; unsure since, and found there by a look-up',
    remote: 'journeybee',
    before: inLine,
    since: [fault('hang-after-create'), go, is('sent')],
    state: 'unsure',
  },
  {
    name: 'in line; unsure since, and settled by the person with its id',
    remote: 'jani',
    before: inLine,
    since: [...created, resolveThere, is('sent')],
    state: 'unsure',
  },
  {
    name: 'in line; unsure since, and given up by the person',
    remote: 'jani',
    before: inLine,
    since: [...created, resolve({ kind: 'discard' })],
    state: 'unsure',
  },
  {
    name: 'in line; unsure since, sent again by the person',
    remote: 'jani',
    before: inLine,
    since: [...lost, sendAgain, is('sent')],
    state: 'sent',
  },
  {
    name: 'unsure; sent again since by the person',
    remote: 'jani',
    before: [...inLine, ...lost],
    since: [sendAgain, is('sent')],
    state: 'sent',
  },
  {
    name: 'unsure; edited since and sent again by the person',
    remote: 'jani',
    before: [...inLine, ...lost],
    since: [edit, sendAgain, is('sent')],
    state: 'sent',
  },
  {
    name: 'unsure; sent again since by the person, which is unsure as well',
    remote: 'jani',
    before: [...inLine, ...lost],
    since: [fault('hang-after-create'), sendAgain, is('unsure')],
    state: 'unsure',
  },
  {
    name: 'in line; unsure since, proven absent by look-ups, sent again by itself',
    remote: 'journeybee',
    before: inLine,
    since: [fault('close-before'), go, is('sent')],
    state: 'sent',
  },
  {
    name: 'not accepted; mended since, and sent',
    remote: 'jani',
    before: [...inLine, ...refused],
    since: [edit, sendEdited, is('sent')],
    state: 'sent',
  },
  {
    name: 'in line; not accepted since, mended and sent',
    remote: 'journeybee',
    before: inLine,
    since: [...refused, edit, sendEdited, is('sent')],
    state: 'sent',
  },
  {
    name: 'in line; not accepted since, mended and unsure',
    remote: 'jani',
    before: inLine,
    since: [...refused, edit, fault('hang-after-create'), sendEdited, is('unsure')],
    state: 'unsure',
  },
  {
    name: 'in line; sent and trashed since',
    remote: 'jani',
    before: inLine,
    since: [...sent, trash],
    state: 'sent',
  },
  {
    name: 'trashed; taken out of the trash since, and sent',
    remote: 'jani',
    before: [add, trash],
    since: [untrash, send, ...sent],
    state: 'sent',
  },
  {
    name: 'in line and trashed; taken out of the trash since, and unsure',
    remote: 'jani',
    before: [...inLine, trash],
    since: [untrash, send, ...created],
    state: 'unsure',
  },
  {
    name: 'in line; its remote removed and added again since, and sent',
    remote: 'jani',
    before: inLine,
    since: [removeRemote, addRemote, send, ...sent],
    state: 'sent',
  },
  {
    name: 'in line; sent since, and its remote removed',
    remote: 'jani',
    before: inLine,
    since: [...sent, removeRemote],
    state: 'sent',
  },
  {
    name: 'its remote removed; added again since, and sent',
    remote: 'jani',
    before: [...inLine, removeRemote],
    since: [addRemote, send, ...sent],
    state: 'sent',
  },
  {
    name: 'its remote removed; added again since, and unsure',
    remote: 'jani',
    before: [...inLine, removeRemote],
    since: [addRemote, send, ...created],
    state: 'unsure',
  },
];

async function play(scene: LiveScene, steps: readonly Step[]): Promise<void> {
  await scene.run(async (core) => {
    for (const step of steps) await step(core, scene);
  });
}

/** All that somebody could do to send it once more without saying that it is not there. */
async function tryToSend(core: InProcess, scene: LiveScene): Promise<void> {
  await core.call('catalog.claim', { waiting: 'send' });
  await settled(core);
  const isGone = (await core.call('remotes.list', {})).length === 0;
  if (isGone) await scene.add(core);
  // Refused where it is not in the trash.
  await core.dispatch('products.restore', { scope: { kind: 'ids', ids: [ID] } });
  await core.call('sending.pauseAll', { paused: false });
  await send(core, scene);
  await settled(core);
}

describe('a backup that is put back, in which a product is', () => {
  test.each(STORIES)('$name: it is there once, and $state', async ({ remote, before, since, state }) => {
    const scene = await createLiveScene(remote);
    await play(scene, [witness, ...before]);
    scene.backup('old');
    await play(scene, since);
    const there = scene.there();
    expect(there).toEqual(['Witness', NAME]);
    scene.putBack('old');
    await scene.fault();
    const core = await scene.open();
    expect((await core.call('catalog.copies', {})).why).toBe('older');
    await tryToSend(core, scene);
    await stands(core, NAME, state);
    expect(scene.there()).toEqual(there);
  });
});
