import type { Handlers } from '../../../../shared/contract/api.ts';
import type { ClaimedLine } from '../../../../shared/model/copies.ts';
import type { SendingCommandPorts } from './command-ports.ts';
import { compareLedger } from './compare-ledger.ts';
import { isTrouble } from './disk-watch.ts';

type Commands = Pick<Handlers<'command'>, 'catalog.claim' | 'catalog.sendCopied'>;

const SAID = 'The person says that no other copy of this catalog sent it.';

/** What a person says about copies of the catalog. */
export function createCopyCommands(ports: SendingCommandPorts): Commands {
  const { store, engine, onChange } = ports;
  const done = () => {
    onChange({ sending: true, products: true });
    engine.look();
    return {};
  };
  return {
    'catalog.claim': ({ waiting = 'check' }) => {
      compareFirst(ports);
      store.atomically(() => claim(ports, waiting));
      return done();
    },
    'catalog.sendCopied': () => {
      store.atomically(() => freeCopied(ports));
      return done();
    },
  };
}

/** The engine may not have begun yet: what it would find in the ledger belongs to what is claimed, and is not asked about again. */
function compareFirst(ports: SendingCommandPorts): void {
  try {
    compareLedger(ports);
  } catch (error) {
    // Nothing leaves before it could be read; what is found then is asked about.
    if (!isTrouble(ports.store, error)) throw error;
  }
}

/** This copy sends from now on. What was in line by then may have been sent by another one. */
function claim(ports: SendingCommandPorts, waiting: ClaimedLine): void {
  const { store } = ports;
  if (!store.isAway()) return;
  store.claimHome();
  store.holdCopied();
  if (waiting === 'send') {
    store.freeOpen();
    return freeCopied(ports);
  }
  // What was read before this copy was made says nothing about what the others did since.
  for (const { accountId } of store.accountsInLine()) {
    const remoteId = store.lookRemote(accountId);
    if (remoteId !== undefined) store.forgetList(remoteId);
  }
}

function freeCopied({ store }: SendingCommandPorts): void {
  for (const { id } of store.copied()) {
    store.judgeCopied(id, 'free', null);
    store.addEvidence({ submissionId: id, actor: 'person', kind: 'not-sent-elsewhere', detail: SAID });
  }
}
