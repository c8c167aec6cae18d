import { CloseButton, Group } from '@mantine/core';
import { useState } from 'react';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { CommandButton } from '../../commands/command-button.tsx';
import { t } from '../../i18n/t.ts';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { SandboxBar } from './sandbox-bar.tsx';

/** The way to a first remote: the stand-ins while they run, else one's own. Put away, it stays away. */
export function ConnectBar({ weakKeychain }: { readonly weakKeychain: boolean }) {
  const offer = useAnswer(offshelf().sandbox.offer, {}, ['sandbox', 'remotes', 'catalog']).value;
  const remotes = useAnswer(offshelf().remotes.list, {}, ['remotes']).value;
  const [hidden, setHidden] = useState(false);
  const hide = (): void => setHidden(true);
  if (hidden || offer === undefined || remotes === undefined) return null;
  if (offer !== null) return <SandboxBar offer={offer} weakKeychain={weakKeychain} onClose={hide} />;
  return remotes.length === 0 ? <FirstRemoteBar onClose={hide} /> : null;
}

function FirstRemoteBar({ onClose }: { readonly onClose: () => void }) {
  return (
    <NoticeBar
      action={
        <Group gap="xs">
          <CommandButton id="remote.add" />
          <CloseButton aria-label={t`Not now`} onClick={onClose} />
        </Group>
      }
    >{t`Products are kept on this computer. To send them somewhere, add a remote.`}</NoticeBar>
  );
}
