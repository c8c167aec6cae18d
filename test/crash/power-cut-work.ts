import { expectPresent } from '../../src/shared/assert.ts';
import type { Input } from '../../src/shared/contract/api.ts';
import { EVERY_PRODUCT } from '../../src/shared/model/every-product.ts';
import type { ProductFields } from '../../src/shared/model/product.ts';
import type { Submission } from '../../src/shared/model/submission.ts';
import type { InProcess } from '../helpers/in-process.ts';
import type { ManualClock } from '../helpers/manual-clock.ts';
import { aFullProduct } from '../helpers/sending-samples.ts';
import type { Chance } from '../simulation/chance.ts';
import type { createRemote } from './power-cut-remote.ts';

type Parts = {
  readonly core: InProcess;
  readonly chance: Chance;
  readonly clock: ManualClock;
  readonly remote: ReturnType<typeof createRemote>;
  /** Texts of many pages, so that the log is taken into the file by itself now and then. */
  readonly longTexts: boolean;
};

type Command = Parameters<InProcess['call']>[0];

/** A person who does something on each call, and the time and the answers that go on meanwhile. */
export function createWork({ core, chance, clock, remote, longTexts }: Parts): () => Promise<void> {
  /** What the program refuses with a sentence is part of the work; what it can't do is not. */
  const tryTo = async <C extends Command>(command: C, input: Input<C>) => {
    const result = await core.dispatch(command, input);
    if (!result.ok && ['internal', 'bad-input'].includes(result.error.code))
      throw new Error(`${command}: ${result.error.message} ${core.logged.join('; ')}`);
  };
  const someText = () => 'Words of a product. '.repeat(chance.below(longTexts ? 4_000 : 200));
  const someFields = (): ProductFields => {
    const number = chance.below(1_000_000);
    const sku = chance.below(3) === 0 ? `SKU-${number}` : null;
    return aFullProduct({
      name: `Mug ${number}`,
      sku,
      description: someText(),
      price: `${chance.below(900)}.50`,
    });
  };
  const productIds = async () => {
    const { id, total } = await core.call('products.list', EVERY_PRODUCT);
    const rows = await core.call('products.page', {
      snapshot: id,
      from: 0,
      count: Math.min(200, Math.max(1, total)),
    });
    return rows.map((row) => row.id);
  };
  const onProduct = async (act: (id: number) => Promise<void>) => {
    const ids = await productIds();
    if (ids.length > 0) await act(chance.pick(ids));
  };
  const onRow = async (states: readonly Submission['state'][], act: (row: Submission) => Promise<void>) => {
    const all = await core.call('sending.list', { product: null, limit: 1000 });
    const rows = all.filter(({ state }) => states.includes(state));
    if (rows.length > 0) await act(chance.pick(rows));
  };
  const save = async () => {
    const fields = someFields();
    await core.call('products.save', { id: null, baseVersion: 0, fields, draftId: null });
  };
  const send = async () => {
    const products = (await productIds()).slice(-4);
    const remotes = (await core.call('remotes.list', {})).map(({ id }) => id);
    if (products.length > 0) await tryTo('sending.send', { products, remotes, evenIfMaybeThere: true });
  };
  const edit = (id: number) => async () => {
    const product = expectPresent(await core.call('products.get', { id }), 'a listed product is there');
    const draft = await core.call('drafts.forProduct', { productId: id });
    const input = { id, baseVersion: product.version, fields: someFields(), draftId: draft?.id ?? null };
    await tryTo('products.save', input);
  };
  const draftId = () =>
    `00000000-0000-7000-8000-${chance
      .below(2 ** 32)
      .toString(16)
      .padStart(12, '0')}`;
  const type = async (productId: number) => {
    const draft = await core.call('drafts.forProduct', { productId });
    const product = expectPresent(
      await core.call('products.get', { id: productId }),
      'a listed product is there',
    );
    const id = draft?.id ?? draftId();
    await tryTo('drafts.keep', { id, productId, baseVersion: product.version, fields: someFields() });
  };
  const bulk = async () => {
    const ids = (await productIds()).slice(0, 5);
    if (ids.length === 0) return;
    const action = { kind: 'append', field: 'description', text: ' More.' } as const;
    const { id } = await core.call('previews.prepare', { scope: { kind: 'ids', ids }, actions: [action] });
    await tryTo('previews.apply', { id });
  };
  const resolve = ({ id, attempts }: Submission) => {
    const remoteRecordId = `found_${chance.below(2 ** 32)}`;
    const resolution = chance.pick([
      { kind: 'there', remoteRecordId },
      { kind: 'send-again' },
      { kind: 'send-again' },
      { kind: 'discard' },
    ] as const);
    return tryTo('sending.resolve', { id, resolution, attempts });
  };
  const release = async () => {
    for (const { id } of await core.call('remotes.list', {}))
      await tryTo('sending.release', { remoteId: id });
  };
  const steps: readonly (() => Promise<void>)[] = [
    save,
    save,
    send,
    send,
    () => onProduct((id) => edit(id)()),
    () => onProduct(type),
    () => onProduct((id) => tryTo('products.trash', { scope: { kind: 'ids', ids: [id] } })),
    () => onProduct((id) => tryTo('products.duplicate', { scope: { kind: 'ids', ids: [id] } })),
    () => tryTo('changes.undo', { onLaterEdits: 'keep-newer' }),
    () => tryTo('changes.redo', { onLaterEdits: 'keep-newer' }),
    bulk,
    () => onRow(['unsure'], resolve),
    () => onRow(['queued', 'rejected'], ({ id }) => tryTo('sending.withdraw', { id })),
    () => onRow(['queued'], ({ id }) => tryTo('sending.pause', { id, paused: chance.below(2) === 0 })),
    () => onRow(['rejected'], ({ id }) => tryTo('sending.sendEdited', { id })),
    release,
    async () => remote.answerAll(),
    () => clock.advance(30_000 + chance.below(90_000)),
  ];
  return async () => {
    await chance.pick(steps)();
    await clock.settle();
    if (chance.below(3) === 0) await clock.advance(2_000);
  };
}
