import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { Profile } from '../../../shared/model/profile.ts';
import type { Remote } from '../../../shared/model/remote.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { ProfileCards } from './profile-cards.tsx';
import { RemoteForm } from './remote-form.tsx';

export type RemoteWizardProps = {
  /** `null` adds a remote. */
  readonly remoteId: number | null;
  readonly opened: boolean;
  readonly onClose: () => void;
};

/** Adds a remote or changes one: kind, address, key, test, currencies. */
export function RemoteWizard({ remoteId, opened, onClose }: RemoteWizardProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={remoteId === null ? 'Add a remote' : 'Change the remote'}
      size={640}
      closeOnClickOutside={false}
    >
      <Steps remoteId={remoteId} onClose={onClose} />
    </Modal>
  );
}

function Steps({ remoteId, onClose }: Pick<RemoteWizardProps, 'remoteId' | 'onClose'>) {
  const { value: profiles, problem } = useAnswer(offshelf().profiles.list, {});
  const { value: remotes } = useAnswer(offshelf().remotes.list, {}, ['remotes']);
  const { value: info } = useAnswer(offshelf().app.info, {});
  const [chosen, setChosen] = useState<string | null>(null);
  if (profiles === undefined || remotes === undefined || info === undefined) {
    return <ProblemText problem={problem} />;
  }
  const before = remotes.find(({ id }) => id === remoteId) ?? null;
  const profile = findProfile(profiles, chosen, before);
  if (profile === null) return <ProfileCards profiles={profiles} onChoose={setChosen} />;
  return (
    <RemoteForm
      key={profile.id}
      profile={profile}
      before={before}
      remotes={remotes}
      weakKeychain={info.weakKeychain}
      {...(before === null ? { onBack: () => setChosen(null) } : {})}
      onDone={onClose}
    />
  );
}

function findProfile(
  profiles: readonly Profile[],
  chosen: string | null,
  before: Remote | null,
): Profile | null {
  const id = before?.profileId ?? chosen;
  return profiles.find((profile) => profile.id === id) ?? null;
}
