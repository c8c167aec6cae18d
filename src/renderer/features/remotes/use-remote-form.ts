import { useState } from 'react';
import type { Failed } from '../../../shared/contract/result.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { Remote } from '../../../shared/model/remote.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { emptyKey, type KeyEntry, keyProblem } from '../../ui/key-fields.tsx';
import { draftOf, type RemoteDraft, remotesAtSamePlace, startDraft, toInput } from './remote-draft.ts';
import { findProblems, isComplete, type RemoteProblems } from './remote-problems.ts';

export type RemoteFormProps = {
  readonly profile: Profile;
  /** The remote as it is; `null` adds one. */
  readonly before: Remote | null;
  readonly remotes: readonly Remote[];
  readonly weakKeychain: boolean;
  readonly onBack?: () => void;
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
  readonly samePlace: readonly Remote[];
  readonly busy: boolean;
  readonly failed: Failed | null;
  readonly save: () => Promise<void>;
};

const NONE: RemoteProblems = {};

/** What the wizard holds, and how it becomes a remote with its key. */
export function useRemoteForm({
  profile,
  before,
  remotes,
  weakKeychain,
  onDone,
}: RemoteFormProps): RemoteFormState {
  const [draft, setDraft] = useState(() => (before === null ? startDraft(profile) : draftOf(before)));
  const [key, setKey] = useState(() => emptyKey(weakKeychain));
  const [written, setWritten] = useState(before);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed | null>(null);
  const samePlace = remotesAtSamePlace(draft, profile.id, remotes, written?.id ?? null);
  const problems = findProblems(draft, samePlace.length > 0);

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
    setTried(true);
    if (busy || !isComplete(problems) || keyProblem(key.key) !== null) return;
    setBusy(true);
    const problem = await write();
    setBusy(false);
    setFailed(problem);
    if (problem === null) onDone();
  };
  return {
    draft,
    change: (part) => setDraft((now) => ({ ...now, ...part })),
    key,
    setKey,
    problems,
    shown: tried ? problems : NONE,
    samePlace,
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
