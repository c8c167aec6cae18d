import type { NewAnswer } from '../../src/main/core/domain/ports/sending-store.ts';
import type { Submission } from '../../src/shared/model/submission.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { createRig } from '../integration/sending/rig.ts';
import { createChance } from './chance.ts';
import { createFaultyRemote, type Seen } from './faulty-remote.ts';

const DAY = 86_400_000;
const SKUS = ['A-1', 'A-2', 'A-3', null] as const;

export type World = ReturnType<typeof createWorld>;

/** A catalog with a remote of each kind on a network that chance breaks, and everything that can happen to it. */
export function createWorld(seed: number) {
  const chance = createChance(seed);
  const clock = createManualClock();
  const broken: string[] = [];
  const side = createFaultyRemote({ chance, onRequest: ({ url, body }) => look(url, body ?? '') });
  const rig = createRig({ http: side.http, clock, fraction: 0.3 });
  const jani = rig.addRemote({ profileId: 'jani', baseUrl: 'https://billing.example.com' });
  const bee = rig.addRemote({ profileId: 'journeybee', baseUrl: 'https://api.journeybee.io/v1' });
  const remotes = [jani, bee];
  const products: number[] = [];
  /** Until when each remote asked to be left alone, in the time that truly goes by. */
  const askedUntil = new Map<number, number>();
  let edits = 0;

  const open = rig.db.prepare(`SELECT a.id AS attempt, s.product_id AS product, s.remote_id AS remote, a.body,
      a.product_version AS sent, p.version AS saved
    FROM submission s JOIN attempt a ON a.id = s.attempt_id JOIN product p ON p.id = s.product_id
    WHERE s.state = 'sending' AND a.url = ? AND NOT EXISTS (SELECT 1 FROM answer WHERE attempt_id = a.id)`);

  /** S4, S10, one at a time, and never an old body: seen at the moment that a request leaves. */
  function look(url: string, body: string): Pick<Seen, 'attempt' | 'product' | 'remote'> {
    const marked = open.all(url) as (Seen & { body: string; sent: number; saved: number })[];
    const [own] = marked;
    if (own === undefined || marked.length !== 1 || own.body !== body)
      throw new Error('a request left without its marker, or beside another one');
    if (rig.db.inTransaction) broken.push('a request left before its marker was committed');
    if (own.sent !== own.saved) broken.push('a body left that is older than the product');
    if (clock.passed() < (askedUntil.get(own.remote) ?? 0))
      broken.push('a request left before its Retry-After');
    return own;
  }

  const { insertAnswer } = rig.ports.store;
  const hear = (answer: NewAnswer) => {
    insertAnswer(answer);
    const remote = side.seen.find(({ attempt }) => attempt === answer.attemptId)?.remote ?? 0;
    const wait = Math.min(Number(answer.headers['retry-after']) * 1_000, DAY);
    if (answer.status === 429)
      askedUntil.set(remote, Math.max(askedUntil.get(remote) ?? 0, clock.passed() + wait));
  };
  Object.assign(rig.ports.store, { insertAnswer: hear });

  const jump = (milliseconds: number) => {
    clock.jump(milliseconds);
    // Nobody can know that a clock was set on: the wait looks shorter by that.
    for (const [remote, until] of askedUntil) askedUntil.set(remote, until - Math.max(0, milliseconds));
  };
  const someRemotes = () => (chance.below(3) === 0 ? [jani.id, bee.id] : [chance.pick(remotes).id]);
  const onProduct = (act: (product: number) => void) => {
    if (products.length > 0) act(chance.pick(products));
  };
  const onSome = (act: (row: Submission) => void, ...states: Submission['state'][]) => {
    const rows = rig.list().filter(({ state }) => states.includes(state));
    if (rows.length > 0) act(chance.pick(rows));
  };
  const edit = (product: number) => {
    edits += 1;
    rig.editProduct(product, { name: `Cup ${edits}`, sku: chance.pick(SKUS) });
  };
  const sendAgain = (row: Submission) =>
    tryTo(() => rig.run('sending.resolve', { id: row.id, resolution: { kind: 'send-again' } }));

  const steps: Readonly<Record<string, () => void | Promise<void>>> = {
    send: () => {
      const product = rig.addProduct({ name: `Mug ${products.length}`, sku: chance.pick(SKUS) });
      products.push(product);
      rig.send([product], someRemotes());
    },
    'send once more': () => onProduct((product) => rig.send([product], someRemotes(), chance.below(4) === 0)),
    edit: () => onProduct(edit),
    trash: () => {
      if (chance.below(3) === 0) onProduct((product) => rig.trash(product));
    },
    pause: () =>
      onSome(({ id }) => rig.run('sending.pause', { id, paused: chance.below(2) === 0 }), 'queued'),
    'pause all': () => {
      rig.run('sending.pauseAll', { paused: chance.below(3) === 0 });
    },
    withdraw: () => onSome(({ id }) => rig.run('sending.withdraw', { id }), 'queued', 'rejected'),
    resolve: () => onSome((row) => resolve(row), 'unsure'),
    'send again while all is paused, then edit': () =>
      onSome((row) => {
        rig.run('sending.pauseAll', { paused: true });
        sendAgain(row);
        if (chance.below(2) === 0) edit(row.productId);
      }, 'unsure'),
    'send edited': () =>
      onSome((row) => tryTo(() => rig.run('sending.sendEdited', { id: row.id })), 'rejected'),
    release: () => {
      rig.run('sending.release', { remoteId: chance.pick(remotes).id });
    },
    'try now': () => {
      rig.run('sending.tryNow', {});
    },
    key: () => rig.setKey(chance.pick(remotes).id, chance.below(2) === 0 ? null : `key ${chance.below(9)}`),
    'the remote’s key alone': () => {
      const { id, name, profileId, baseUrl, accountLabel, auth, settings } = chance.pick(remotes);
      const remote = { name, profileId, baseUrl, accountLabel, auth, settings };
      rig.run('remotes.update', { id, remote });
      rig.setKey(id, `key ${chance.below(9)}`);
    },
    'set the clock': () =>
      jump((chance.below(2) * 2 - 1) * chance.below(chance.pick([60_000, DAY, 400 * DAY]))),
    answer: () => side.answerAll(),
    time: () => clock.advance(chance.below(90_000)),
    crash: () => rig.restart(),
  };

  function resolve(row: Submission): void {
    const there = side.seen.find(
      ({ id, product, remote }) => id !== null && product === row.productId && remote === row.remoteId,
    );
    const kind = chance.pick(['there', 'send-again', 'discard'] as const);
    if (kind !== 'there') tryTo(() => rig.run('sending.resolve', { id: row.id, resolution: { kind } }));
    else if (there?.id) {
      const resolution = { kind, remoteRecordId: there.id } as const;
      tryTo(() => rig.run('sending.resolve', { id: row.id, resolution }));
    }
  }

  return { chance, clock, rig, side, remotes, steps, broken };
}

/** What a person tries and the program refuses with a sentence. */
function tryTo(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'Failure') throw error;
  }
}
