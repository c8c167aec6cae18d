import type { Input, Output } from '../../../../shared/contract/api.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import type { Standing } from '../ports/sending-store.ts';
import type { SendingCommandPorts } from './command-ports.ts';
import { findRemote } from './find-remote.ts';

type Ports = Pick<SendingCommandPorts, 'store' | 'remotes'>;

const CONFIRMED = 'Put in line although it may be there already: the person was told and wants it.';

/**
 * Queues every chosen product at every chosen remote, where it is ready and not there yet. A refused one that was edited
 * since is replaced by a new submission. One that was given up as unsure goes only where the person confirmed it.
 */
export function queueProducts(ports: Ports, input: Input<'sending.send'>): Output<'sending.send'> {
  return ports.store.atomically(() => {
    const remotes = [...new Set(input.remotes)].map((id) => findRemote(ports.remotes, id));
    const products = [...new Set(input.products)];
    const pairs = products.length * remotes.length;
    const evenIfMaybeThere = input.evenIfMaybeThere === true;
    const queue = (productId: number, remote: Remote) =>
      queueOne(ports.store, productId, remote, evenIfMaybeThere);
    const inOrder = (remote: Remote) =>
      input.testFirst === true ? withTestFirst(ports.store, products, remote, evenIfMaybeThere) : products;
    const queued = remotes.map(
      (remote) => inOrder(remote).filter((productId) => queue(productId, remote)).length,
    );
    for (const [at, { accountId }] of remotes.entries()) {
      const count = queued[at] ?? 0;
      if (input.testFirst === true && count > 1)
        ports.store.saveLane({ ...ports.store.lane(accountId), testing: true });
    }
    const total = queued.reduce((sum, count) => sum + count, 0);
    return { queued: total, left: pairs - total };
  });
}

/** The one that goes as a test in front: one whose image goes to its place, where there is one, so that the place is tested too. */
function withTestFirst(
  store: Ports['store'],
  products: readonly number[],
  remote: Remote,
  evenIfMaybeThere: boolean,
): readonly number[] {
  const isTest = (productId: number) =>
    store.isImageFirst(productId, remote.id) && canGo(store.standing(productId, remote), evenIfMaybeThere);
  const test = products.find(isTest);
  return test === undefined ? products : [test, ...products.filter((productId) => productId !== test)];
}

/** Whether what stands so may be put in line; `evenIfMaybeThere`: the person was told that it may be there already. */
export function canGo(standing: Standing, evenIfMaybeThere: boolean): boolean {
  return standing === 'ready' || (standing === 'maybe-there' && evenIfMaybeThere);
}

function queueOne(
  store: Ports['store'],
  productId: number,
  remote: Remote,
  evenIfMaybeThere: boolean,
): boolean {
  const standing = store.standing(productId, remote);
  if (!canGo(standing, evenIfMaybeThere)) return false;
  store.supersedeRefused(productId, remote.accountId);
  const id = store.enqueue(productId, remote);
  if (id === undefined) return false;
  if (standing === 'maybe-there') {
    store.judgeCopied(id, 'free', null);
    store.addEvidence({ submissionId: id, actor: 'person', kind: 'sent-although-unsure', detail: CONFIRMED });
  }
  return true;
}
