import type { Handlers } from '../../../../shared/contract/api.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import { Failure } from '../failure.ts';
import type { RemoteRow } from '../ports/remote-store.ts';
import { readBaseUrl } from './base-url.ts';
import type { SendingCommandPorts } from './command-ports.ts';
import { findRemote } from './find-remote.ts';
import { MENDED_BY_EDIT, releaseLane } from './holds.ts';
import { findProfile, readRemoteForm } from './remote-form.ts';
import { testRemote } from './test-remote.ts';

type Commands = Pick<
  Handlers<'command'>,
  'remotes.add' | 'remotes.update' | 'remotes.remove' | 'remotes.test'
>;

const CHANGED = { remotes: true, sending: true, products: true };

/** Adding, changing, hiding and testing remotes. */
export function createRemoteCommands(ports: SendingCommandPorts): Commands {
  const { store, remotes, profiles, checks, engine, onChange } = ports;
  const changed = <T>(value: T): T => {
    onChange(CHANGED);
    engine.look();
    return value;
  };
  return {
    'remotes.add': (input) => {
      const form = readRemoteForm(input, findProfile(profiles, input.profileId));
      const remote = store.atomically(() => {
        const accountId = remotes.accountFor(form.profileId, form.origin, form.accountLabel);
        const id = addOrBringBack(ports, { ...form, accountId });
        checks.recheckRemote(id);
        return findRemote(remotes, id);
      });
      return changed(remote);
    },
    'remotes.update': ({ id, remote: input }) => {
      const form = readRemoteForm(input, findProfile(profiles, input.profileId));
      const remote = store.atomically(() => {
        const before = findRemote(remotes, id);
        keepAccount(before, form);
        const accountId = remotes.accountFor(form.profileId, form.origin, form.accountLabel);
        remotes.update(id, { ...form, accountId });
        // What was queued for one account is never sent to another.
        if (accountId !== before.accountId) {
          checks.recheckSkus(store.withdrawOfRemote(id));
          if (store.lookRemote(before.accountId) === undefined) store.endLooks(before.accountId);
        }
        if (travelsOtherwise(before, form)) releaseLane(store, accountId, MENDED_BY_EDIT);
        checks.recheckRemote(id);
        return findRemote(remotes, id);
      });
      return changed(remote);
    },
    'remotes.remove': ({ id }) => {
      store.atomically(() => {
        const { accountId } = findRemote(remotes, id);
        remotes.remove(id);
        checks.recheckSkus(store.withdrawOfRemote(id));
        if (store.lookRemote(accountId) === undefined) store.endLooks(accountId);
        checks.recheckRemote(id);
      });
      return changed({});
    },
    'remotes.test': async (input) => {
      const result = await testRemote(ports, input);
      const saved = input.remoteId === null ? undefined : remotes.find(input.remoteId);
      const isSaved =
        saved?.profileId === input.profileId && saved.baseUrl === readBaseUrl(input.baseUrl).baseUrl;
      if (result.outcome !== 'works' || !isSaved || input.key !== null) return result;
      store.atomically(() => {
        releaseLane(store, saved.accountId, ['unsure-twice']); // a safe call worked
        store.forgetList(saved.id);
        store.resumeLooks(saved.accountId, ports.clock.now());
      });
      onChange({ sending: true });
      engine.look();
      return result;
    },
  };
}

/**
 * A remote that was removed comes back as what it was where its account is added anew: what was refused or is unsure there
 * belongs to it, and can be answered and sent again.
 */
function addOrBringBack({ remotes, store }: SendingCommandPorts, row: RemoteRow): number {
  const removed = remotes.removedOf(row.accountId);
  if (removed === undefined) return remotes.insert(row);
  remotes.bringBack(removed);
  remotes.update(removed, row);
  store.forgetList(removed);
  return removed;
}

/** Its products would be sent a second time if another account at the same place took over: that is a remote of its own. */
function keepAccount(before: Remote, after: Pick<Remote, 'origin' | 'profileId' | 'accountLabel'>): void {
  if (before.origin !== after.origin) return;
  if (before.profileId === after.profileId && before.accountLabel === after.accountLabel) return;
  throw new Failure(
    'not-allowed-now',
    `${before.name} stays with its account. To send to another account there, add another remote.`,
  );
}

function travelsOtherwise(before: Remote, after: Pick<Remote, 'baseUrl' | 'auth'>): boolean {
  const { header, prefix } = before.auth;
  return before.baseUrl !== after.baseUrl || header !== after.auth.header || prefix !== after.auth.prefix;
}
