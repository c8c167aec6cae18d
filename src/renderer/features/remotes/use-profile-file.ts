import { useState } from 'react';
import type { Failed } from '../../../shared/contract/result.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { t } from '../../i18n/t.ts';
import type { ProfileProblem } from './profile-problems.tsx';

/** The file that was chosen, and what was found in it. */
type Chosen = {
  readonly name: string;
  readonly text: string;
  readonly profile: Profile | null;
  readonly problems: readonly ProfileProblem[];
};

/** A profile has some thousand characters; this is no profile. */
const MOST_BYTES = 1_000_000;

export type ProfileFileState = {
  readonly chosen: Chosen | null;
  readonly busy: boolean;
  readonly failed: Pick<Failed, 'message'> | null;
  readonly choose: (file: File) => Promise<void>;
  /** Keeps the profile in this catalog; `null` where it can't be kept. */
  readonly add: () => Promise<Profile | null>;
};

/** Reads a profile file, and adds it to the catalog once the person has seen what it does. */
export function useProfileFile(): ProfileFileState {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<ProfileFileState['failed']>(null);
  const read = async (file: File): Promise<Chosen | Pick<Failed, 'message'>> => {
    if (file.size > MOST_BYTES) {
      return { message: t`${file.name} is larger than 1 MB: this is no profile. Choose another file.` };
    }
    const text = await file.text().catch(() => null);
    if (text === null) return { message: t`${file.name} can’t be read. Check that it is still there.` };
    const result = await offshelf().profiles.read({ text });
    if (!result.ok) return result.error;
    const { value } = result;
    return 'profile' in value
      ? { name: file.name, text, profile: value.profile, problems: [] }
      : { name: file.name, text, profile: null, problems: value.problems };
  };
  return {
    chosen,
    busy,
    failed,
    choose: async (file) => {
      setBusy(true);
      setFailed(null);
      const seen = await read(file);
      setBusy(false);
      if ('message' in seen) {
        setChosen(null);
        setFailed(seen);
      } else setChosen(seen);
    },
    add: async () => {
      if (chosen === null || busy) return null;
      setBusy(true);
      const added = await offshelf().profiles.add({ text: chosen.text });
      setBusy(false);
      setFailed(added.ok ? null : added.error);
      return added.ok ? added.value : null;
    },
  };
}
