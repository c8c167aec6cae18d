import { useState } from 'react';
import type { Failed } from '../../../shared/contract/result.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { KeyStatus, KnownAccount, Remote } from '../../../shared/model/remote.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { type GoingJob, useJob } from '../../bridge/use-job.ts';
import { emptyKey, type KeyEntry, keyProblem } from '../../ui/key-fields.tsx';
import { readAddress } from './address.ts';
import {
  accountsToAsk,
  changeDraft,
  draftOf,
  newOrigin,
  type RemoteDraft,
  startDraft,
  toInput,
} from './remote-draft.ts';
import { findProblems, isComplete, type RemoteProblems } from './remote-problems.ts';

export type RemoteFormProps = {
  readonly profile: Profile;
  /** The remote as it is; `null` adds one. */
  readonly before: Remote | null;
  readonly weakKeychain: boolean;
  /** How its key is kept. */
  readonly keyStatus: KeyStatus | undefined;
  /** The keyboard starts where it is said where its images go, and not in its address. */
  readonly atImages: boolean;
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
  /** The remote as it stands in the catalog; `null` before it was added. */
  readonly written: Remote | null;
  /** Accounts that the new address could lead to, whose remotes may be gone; none where nothing has to be asked. */
  readonly knownAccounts: readonly KnownAccount[];
  /** How often the person tried to save: the focus then goes to the first wrong field. */
  readonly tries: number;
  readonly busy: boolean;
  readonly failed: Failed | null;
  /** The writing, which checks every product there. */
  readonly saving: GoingJob | null;
  readonly save: () => Promise<void>;
};

const NONE: RemoteProblems = {};
const NO_ACCOUNTS: readonly KnownAccount[] = [];

/** What the wizard holds, and how it becomes a remote with its key. */
export function useRemoteForm(props: RemoteFormProps): RemoteFormState {
  const { profile, before, weakKeychain, keyStatus, onChanged, onDone } = props;
  const [draft, setDraft] = useState(() => (before === null ? startDraft(profile) : draftOf(before)));
  const [key, setKey] = useState(() => emptyKey(weakKeychain, keyStatus));
  const [written, setWritten] = useState(before);
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed | null>(null);
  const job = useJob();
  const place =
    newOrigin(draft, written) === null
      ? null
      : { profileId: profile.id, baseUrl: readAddress(draft.baseUrl).address };
  const accounts = useAnswer(offshelf().remotes.accounts, place, ['remotes', 'sending'], 500);
  const knownAccounts = accountsToAsk(accounts.value ?? NO_ACCOUNTS, written);
  const problems = findProblems(draft, knownAccounts, profile);

  /** What is on screen may be older than the address: nothing goes to a new account because an answer came late. */
  const askWhose = async (): Promise<Failed | null> => {
    if (place === null) return null;
    const known = await offshelf().remotes.accounts(place);
    if (!known.ok) return known.error;
    const { account: message } = findProblems(draft, accountsToAsk(known.value, written), profile);
    return message === undefined ? null : { code: 'which-account', message };
  };
  const write = async (): Promise<Failed | null> => {
    const remote = toInput(draft, profile.id);
    const account = place === null || draft.account === null ? {} : { account: draft.account };
    const result = await job.follow((number) =>
      written === null
        ? offshelf().remotes.add({ ...remote, ...account, job: number })
        : offshelf().remotes.update({ id: written.id, remote, ...account, job: number }),
    );
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
    if (job.isGone()) return;
    setFailed(problem?.code === 'cancelled' ? null : problem);
    if (problem === null) onDone();
    // The question is there only now: the focus goes to it.
    if (problem?.code === 'which-account') setTries((count) => count + 1);
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
    written,
    knownAccounts,
    busy,
    failed,
    saving: job.going,
    save,
  };
}

/** Hands the key to the main process; from there it never comes back. */
export async function storeKey(remoteId: number, { key, storage }: KeyEntry): Promise<Failed | null> {
  if (key.trim() === '') return null;
  const stored = await offshelf().keys.set({ remoteId, key: key.trim(), storage });
  return stored.ok ? null : stored.error;
}
