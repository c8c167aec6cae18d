import { useState } from 'react';
import type { Failed } from '../../../../shared/contract/result.ts';
import type { ImagePlace } from '../../../../shared/model/image-place.ts';
import type { KeyStatus } from '../../../../shared/model/remote.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { type GoingJob, useJob } from '../../../bridge/use-job.ts';
import { emptyKey, type KeyEntry } from '../../../ui/key-fields.tsx';
import {
  changePlace,
  draftOfPlace,
  type PlaceDraft,
  type PlaceKind,
  startPlace,
  toPlaceInput,
} from './place-draft.ts';
import { findPlaceProblems, type PlaceProblems } from './place-problems.ts';

export type PlaceFormProps = {
  readonly kind: PlaceKind;
  /** The place as it is; `null` adds one. */
  readonly before: ImagePlace | null;
  readonly weakKeychain: boolean;
  readonly keyStatus: KeyStatus | undefined;
  readonly onBack: () => void;
  /** Something was typed or chosen. */
  readonly onChanged: () => void;
  readonly onDone: (place: number) => void;
};

export type PlaceFormState = {
  readonly draft: PlaceDraft;
  readonly change: (part: Partial<PlaceDraft>) => void;
  readonly key: KeyEntry;
  readonly setKey: (key: KeyEntry) => void;
  /** Problems are shown from the first try to save on; before that an empty form is no mistake. */
  readonly shown: PlaceProblems;
  readonly tries: number;
  readonly busy: boolean;
  readonly failed: Failed | null;
  /** The writing, which checks every product whose images go there. */
  readonly saving: GoingJob | null;
  readonly save: () => Promise<void>;
};

const NONE: PlaceProblems = {};

/** What the editor holds, and how it becomes a place with its secret. */
export function usePlaceForm(props: PlaceFormProps): PlaceFormState {
  const { kind, before, weakKeychain, keyStatus, onChanged, onDone } = props;
  const [draft, setDraft] = useState(() => (before === null ? startPlace(kind) : draftOfPlace(before)));
  const [key, setKey] = useState(() => emptyKey(weakKeychain, keyStatus));
  const [written, setWritten] = useState(before);
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed | null>(null);
  const job = useJob();
  const problems = findPlaceProblems(draft, key.key);

  const write = async (): Promise<Failed | ImagePlace> => {
    const place = toPlaceInput(draft);
    const result = await job.follow((number) =>
      written === null
        ? offshelf().imagePlaces.add({ ...place, job: number })
        : offshelf().imagePlaces.change({ id: written.id, ...place, job: number }),
    );
    if (!result.ok) return result.error;
    // From here on the place exists: if its secret is refused, trying again must not add a second one.
    setWritten(result.value);
    return (await storeSecret(result.value.id, key)) ?? result.value;
  };
  const save = async () => {
    setTries((count) => count + 1);
    setFailed(null);
    if (busy || Object.keys(problems).length > 0) return;
    setBusy(true);
    const saved = await write();
    setBusy(false);
    if (job.isGone()) return;
    if (!('message' in saved)) onDone(saved.id);
    else if (saved.code !== 'cancelled') setFailed(saved);
  };
  return {
    draft,
    change: (part) => {
      onChanged();
      setDraft((now) => changePlace(now, part));
    },
    key,
    setKey: (entry) => {
      onChanged();
      setKey(entry);
    },
    shown: tries > 0 ? problems : NONE,
    tries,
    busy,
    failed,
    saving: job.going,
    save,
  };
}

/** Hands the secret to the main process; from there it never comes back. */
async function storeSecret(id: number, { key, storage }: KeyEntry): Promise<Failed | null> {
  if (key.trim() === '') return null;
  const stored = await offshelf().imagePlaces.setKey({ id, key: key.trim(), storage });
  return stored.ok ? null : stored.error;
}
