import { getDefaultZIndex, Modal } from '@mantine/core';
import { useState } from 'react';
import type { Profile } from '../../../shared/model/profile.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useImagePlaces } from '../../commands/image-places.ts';
import { t } from '../../i18n/t.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { later } from '../../ui/later.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { ProfileCards } from './profile-cards.tsx';
import { RemoteForm } from './remote-form.tsx';

const ProfileFile = later(async () => (await import('./profile-file.tsx')).ProfileFile);

export type RemoteWizardProps = {
  /** `null` adds a remote. */
  readonly remoteId: number | null;
  /** The keyboard starts where it is said where its images go. */
  readonly atImages?: boolean;
  readonly opened: boolean;
  readonly onClose: () => void;
};

/** Adds a remote or changes one: kind, address, key, test, currencies. */
export function RemoteWizard({ remoteId, atImages = false, opened, onClose }: RemoteWizardProps) {
  const inPlaces = useImagePlaces((state) => state.opened !== null);
  const [changed, setChanged] = useState(false);
  const [asking, setAsking] = useState(false);
  const close = () => {
    setChanged(false);
    setAsking(false);
    onClose();
  };
  return (
    <>
      <Modal
        opened={opened}
        onClose={() => (changed ? setAsking(true) : close())}
        title={remoteId === null ? t`Add a remote` : t`Change the remote`}
        size={640}
        closeOnClickOutside={false}
        closeOnEscape={!asking && !inPlaces}
        // The places stand over it, whichever of the two was there first.
        zIndex={getDefaultZIndex('modal') - 1}
      >
        <Steps remoteId={remoteId} atImages={atImages} onChanged={setChanged} onClose={close} />
      </Modal>
      <ConfirmDialog
        opened={asking}
        title={t`Throw away what you typed?`}
        confirmLabel={t`Throw it away`}
        danger
        onConfirm={close}
        onClose={() => setAsking(false)}
      >
        {remoteId === null ? t`The remote is not added.` : t`The remote stays as it was.`}
      </ConfirmDialog>
    </>
  );
}

type StepsProps = Pick<RemoteWizardProps, 'remoteId' | 'onClose'> & {
  readonly atImages: boolean;
  readonly onChanged: (changed: boolean) => void;
};

function Steps({ remoteId, atImages, onChanged, onClose }: StepsProps) {
  const { value: profiles, problem } = useAnswer(offshelf().profiles.list, {}, ['remotes']);
  const { value: remotes } = useAnswer(offshelf().remotes.list, {}, ['remotes']);
  const { value: info } = useAnswer(offshelf().app.info, {});
  const { value: keys } = useAnswer(offshelf().keys.status, {}, ['keys', 'remotes']);
  const [chosen, setChosen] = useState<Profile | 'file' | null>(null);
  if (profiles === undefined || remotes === undefined || info === undefined || keys === undefined) {
    return <ProblemText problem={problem} />;
  }
  const before = remotes.find(({ id }) => id === remoteId) ?? null;
  const saved = before === null ? null : (profiles.find(({ id }) => id === before.profileId) ?? null);
  if (before !== null && saved === null) {
    const message = t`This version of Offshelf can’t read the profile “${before.profileId}”. A newer one may.`;
    return <ProblemText problem={{ message }} />;
  }
  const profile = saved ?? chosen;
  const back = () => {
    setChosen(null);
    onChanged(false);
  };
  if (profile === 'file') return <ProfileFile onBack={back} onProfile={setChosen} />;
  if (profile === null) {
    return <ProfileCards profiles={profiles} onChoose={setChosen} onFile={() => setChosen('file')} />;
  }
  return (
    <RemoteForm
      key={profile.id}
      profile={profile}
      before={before}
      atImages={atImages}
      weakKeychain={info.weakKeychain}
      keyStatus={keys.find((key) => key.remoteId === remoteId)?.status}
      {...(before === null ? { onBack: back } : {})}
      onChanged={() => onChanged(true)}
      onDone={onClose}
    />
  );
}
