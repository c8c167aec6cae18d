import { useState } from 'react';
import type { Failed } from '../../../shared/contract/result.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { KnownAccount, Remote } from '../../../shared/model/remote.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { emptyKey, type KeyEntry, keyProblem } from '../../ui/key-fields.tsx';
import { readAddress } from './address.ts';
import { changeDraft, draftOf, newOrigin, type RemoteDraft, startDraft, toInput } from './remote-draft.ts';
import { findProblems, isComplete, type RemoteProblems } from './remote-problems.ts';

export type RemoteFormProps = {
  readonly profile: Profile;
  /** The remote as it is; `null` adds one. */
  readonly before: Remote | null;
  readonly weakKeychain: boolean;
  readonly onBack?: () => void;
  /** Something was typed or chosen. */
  readonly onChanged: () => void;
  readonly onDone: () => void;
};

export type RemoteFormState = {
  readonly draft: RemoteDraft;
  readonly change: (part: Partial<RemoteDraft>) => void;
  readonly key: KeyEntry;
  readonly setKey: (key: KeyEntry) => void;
  readonly problems: RemoteProblems;
  /** Problems are shown from the first try to save on; before that an empty form is no mistake. */
  readonly shown: RemoteProblems;
  /** Accounts that are known at the new address, whose remotes may be gone. */
  readonly knownAccounts: readonly KnownAccount[];
  /** How often the person tried to save: the focus then goes to the first wrong field. */
  readonly tries: number;
  readonly busy: boolean;
  readonly failed: Failed | null;
  readonly save: () => Promise<void>;
};

const NONE: RemoteProblems = {};

/** What the wizard holds, and how it becomes a remote with its key. */
export function useRemoteForm(props: RemoteFormProps): RemoteFormState {
  const { profile, before, weakKeychain, onChanged, onDone } = props;
  const [draft, setDraft] = useState(() => (before === null ? startDraft(profile) : draftOf(before)));
  const [key, setKey] = useState(() => emptyKey(weakKeychain));
  const [written, setWritten] = useState(before);
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed | null>(null);
  const place =
    newOrigin(draft, written) === null
      ? null
      : { profileId: profile.id, baseUrl: readAddress(draft.baseUrl).address };
  const accounts = useAnswer(offshelf().remotes.accountsAt, place, ['remotes']);
  const problems = findProblems(draft, accounts.value ?? [], profile);

  /** What is on screen may be older than the address: nothing goes to a new account because an answer came late. */
  const askWhose = async (): Promise<Failed | null> => {
    if (place === null) return null;
    const known = await offshelf().remotes.accountsAt(place);
    if (!known.ok) return known.error;
    const { accountLabel: message } = findProblems(draft, known.value, profile);
    return message === undefined ? null : { code: 'not-allowed-now', message };
  };
  const write = async (): Promise<Failed | null> => {
    const remote = toInput(draft, profile.id, before);
    const result = await (written === null
      ? offshelf().remotes.add(remote)
      : offshelf().remotes.update({ id: written.id, remote }));
    if (!result.ok) return result.error;
    // From here on the remote exists: if its key is refused, trying again must not add a second one.
    setWritten(result.value);
    return await storeKey(result.value.id, key);
  };
  const save = async () => {
    setTries((count) => count + 1);
    if (busy || !isComplete(problems) || keyProblem(key.key) !== null) return;
    setBusy(true);
    const problem = (await askWhose()) ?? (await write());
    setBusy(false);
    setFailed(problem);
    if (problem === null) onDone();
  };
  return {
    draft,
    change: (part) => {
      onChanged();
      setDraft((now) => changeDraft(now, part, written));
    },
    key,
    setKey: (entry) => {
      onChanged();
      setKey(entry);
    },
    problems,
    shown: tries > 0 ? problems : NONE,
    tries,
    knownAccounts: accounts.value ?? [],
    busy,
    failed,
    save,
  };
}

/** Hands the key to the main process; from there it never comes back. */
export async function storeKey(remoteId: number, { key, storage }: KeyEntry): Promise<Failed | null> {
  if (key.trim() === '') return null;
  const stored = await offshelf().keys.set({ remoteId, key: key.trim(), storage });
  return stored.ok ? null : stored.error;
}
