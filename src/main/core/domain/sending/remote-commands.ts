import type { Handlers } from '../../../../shared/contract/api.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import type { RemoteRow } from '../ports/remote-store.ts';
import { readBaseUrl } from './base-url.ts';
import { chooseAccount } from './choose-account.ts';
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
  const { store, remotes, profiles, checks, jobs, engine, onChange } = ports;
  const changed = <T>(value: T): T => {
    onChange(CHANGED);
    engine.look();
    return value;
  };
  /** Seconds for a million products: whoever waits sees how far it is, and may end it. */
  const recheck = (id: number, job: number | undefined) =>
    checks.recheckRemotes([id], (count) => jobs.begin(job, 'checking', count).step);
  return {
    'remotes.add': ({ account, job, ...input }) => {
      jobs.stopIfCancelled(job);
      const form = readRemoteForm(input, findProfile(profiles, input.profileId));
      const remote = store.atomically(() => {
        const chosen = chooseAccount(remotes, form, null, account);
        const id = addOrBringBack(ports, { ...form, ...chosen });
        recheck(id, job);
        return findRemote(remotes, id);
      });
      return changed(remote);
    },
    'remotes.update': ({ id, remote: input, account, job }) => {
      jobs.stopIfCancelled(job);
      const form = readRemoteForm(input, findProfile(profiles, input.profileId));
      const remote = store.atomically(() => {
        const before = findRemote(remotes, id);
        const chosen = chooseAccount(remotes, form, before, account);
        const { accountId } = chosen;
        remotes.update(id, { ...form, ...chosen });
        // What was queued for one account is never sent to another.
        if (accountId !== before.accountId) {
          checks.recheckSkus(store.withdrawOfRemote(id));
          if (store.lookRemote(before.accountId) === undefined) store.endLooks(before.accountId);
        }
        if (travelsOtherwise(before, form)) releaseLane(store, accountId, MENDED_BY_EDIT);
        const after = findRemote(remotes, id);
        if (!isSameBut(before, after, 'name')) recheck(id, job);
        return after;
      });
      return changed(remote);
    },
    'remotes.remove': ({ id }) => {
      store.atomically(() => {
        const { accountId } = findRemote(remotes, id);
        remotes.remove(id);
        checks.recheckSkus(store.withdrawOfRemote(id));
        if (store.lookRemote(accountId) === undefined) store.endLooks(accountId);
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
  // Two in a row are two of this time, not one of before it was removed.
  store.saveLane({ ...store.lane(row.accountId), unsureInARow: 0 });
  releaseLane(store, row.accountId, ['unsure-twice']);
  return removed;
}

/** Whether two states of a remote differ in nothing else; both were read by one schema, so that their order is one. */
function isSameBut(before: Remote, after: Remote, field: keyof Remote): boolean {
  return JSON.stringify({ ...before, [field]: null }) === JSON.stringify({ ...after, [field]: null });
}

function travelsOtherwise(before: Remote, after: Pick<Remote, 'baseUrl' | 'auth'>): boolean {
  const { header, prefix } = before.auth;
  return before.baseUrl !== after.baseUrl || header !== after.auth.header || prefix !== after.auth.prefix;
}
