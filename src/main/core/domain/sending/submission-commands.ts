import type { Handlers } from '../../../../shared/contract/api.ts';
import type { SubmissionState } from '../../../../shared/model/submission.ts';
import { Failure } from '../failure.ts';
import type { SendingCommandPorts } from './command-ports.ts';
import { findRemote, findRemoteOf, liveRemoteOf, sayLeft } from './find-remote.ts';
import { findSubmission } from './find-submission.ts';
import { releaseLane } from './holds.ts';
import { canMove } from './moves.ts';
import { queueProducts } from './queue-products.ts';
import { resolveMany, resolveThere, resolveUnsure } from './resolve-unsure.ts';
import { takeBack } from './take-back.ts';

type Commands = Pick<
  Handlers<'command'>,
  | 'sending.send'
  | 'sending.pauseAll'
  | 'sending.pause'
  | 'sending.withdraw'
  | 'sending.sendEdited'
  | 'sending.resolve'
  | 'sending.resolveMany'
  | 'sending.takeBack'
  | 'sending.lookUp'
  | 'sending.pauseRemote'
  | 'sending.release'
  | 'sending.tryNow'
>;

const CHANGED = { sending: true, products: true };

/** What a person can do about submissions. */
export function createSubmissionCommands(ports: SendingCommandPorts): Commands {
  const { store, engine, onChange } = ports;
  const done = <T>(value: T): T => {
    onChange(CHANGED);
    engine.look();
    return value;
  };
  const settleThere = async (answer: Parameters<typeof resolveThere>[1]) => {
    await resolveThere(ports, answer);
    return done({});
  };
  return {
    'sending.send': (input) => done(queueProducts(ports, input)),
    'sending.pauseAll': ({ paused }) => {
      if (!paused && store.isAway()) refuse(AWAY);
      store.setPaused(paused);
      return done({});
    },
    'sending.pause': ({ id, paused }) => {
      if (findSubmission(store, id).state !== 'queued') refuse('Only a product that waits can be paused.');
      store.setSubmissionPaused(id, paused);
      return done({});
    },
    'sending.withdraw': ({ id }) => {
      withdraw(ports, id);
      return done({});
    },
    'sending.sendEdited': ({ id }) => {
      replaceRefused(ports, id);
      return done({});
    },
    'sending.resolve': ({ resolution, ...row }) => {
      if (resolution.kind === 'there') return settleThere({ ...row, resolution });
      resolveUnsure(ports, { ...row, resolution });
      return done({});
    },
    'sending.resolveMany': (input) => done(resolveMany(ports, input)),
    'sending.takeBack': ({ id }) => {
      takeBack(ports, id);
      return done({});
    },
    'sending.lookUp': ({ id }) => {
      lookUpNow(ports, id);
      return done({});
    },
    'sending.pauseRemote': ({ remoteId, paused }) => {
      const { accountId } = findRemote(ports.remotes, remoteId);
      store.atomically(() => store.saveLane({ ...store.lane(accountId), paused }));
      return done({});
    },
    'sending.release': ({ remoteId }) => {
      const { accountId } = findRemote(ports.remotes, remoteId);
      store.atomically(() => releaseLane(store, accountId));
      return done({});
    },
    'sending.tryNow': () => {
      engine.wake();
      return {};
    },
  };
}

const AWAY =
  'This catalog was moved or copied. Say first that this copy sends from now on, in the bar at the top.';

const WHY_NOT_WITHDRAWN: Partial<Readonly<Record<SubmissionState, string>>> = {
  sending: 'Its request is open and can’t be called back. Wait for the answer.',
  unsure: 'It may be there already. Say first whether it is.',
  sent: 'It was sent. Offshelf can’t take it back; delete it there.',
};

/** @throws Failure `not-allowed-now` where it can't be called back. */
export function withdraw({ store, checks }: SendingCommandPorts, id: string): void {
  store.atomically(() => {
    const { state, sentSku } = findSubmission(store, id);
    if (!canMove(state, 'cancelled'))
      refuse(WHY_NOT_WITHDRAWN[state] ?? 'It was withdrawn or replaced already.');
    store.move(id, { state: 'cancelled' });
    store.addEvidence({
      submissionId: id,
      actor: 'person',
      kind: 'withdrawn',
      detail: 'You withdrew it.',
    });
    if (sentSku !== null) checks.recheckSkus([sentSku]);
  });
}

/**
 * A refused submission ends, and a new one with an identity of its own takes its place; or nothing changes at all.
 * @throws Failure `not-allowed-now` where the product can't be sent as it is.
 */
export function replaceRefused(ports: SendingCommandPorts, id: string): void {
  const { store } = ports;
  store.atomically(() => {
    const submission = findSubmission(store, id);
    if (submission.state !== 'rejected')
      refuse('Only a product that was not accepted can be sent again like this.');
    const { productId } = submission;
    const remote = findRemoteOf(store, submission);
    store.move(id, { state: 'superseded' });
    const standing = store.standing(productId, remote);
    if (standing === 'has-problems') refuse(`The product has problems at ${remote.name}. Mend them first.`);
    if (standing === 'trashed') refuse('The product is in the trash. Restore it first.');
    if (standing !== 'ready' || store.enqueue(productId, remote) === undefined)
      refuse(`The product is, or may be, at ${remote.name} already.`);
  });
}

/**
 * Looks begin anew, at once: what earlier ones found out stays as evidence.
 * @throws Failure `not-allowed-now` where it is settled, or its remote has no list.
 */
export function lookUpNow({ store, clock, remotes }: SendingCommandPorts, id: string): void {
  store.atomically(() => {
    const submission = findSubmission(store, id);
    if (submission.state !== 'unsure') refuse('Only a product that is unsure is looked up.');
    if (liveRemoteOf(store, submission) === undefined) refuse(sayLeft(remotes.find(submission.remoteId)));
    if (store.lookRemote(submission.accountId) === undefined) {
      const name = remotes.find(submission.remoteId)?.name ?? 'The remote';
      refuse(
        `${name} has no list that Offshelf can read now. Look there yourself, or test it in its settings.`,
      );
    }
    // What an earlier reading did not have still counts.
    store.scheduleLook(id, clock.now(), 0);
  });
}

function refuse(sentence: string): never {
  throw new Failure('not-allowed-now', sentence);
}
