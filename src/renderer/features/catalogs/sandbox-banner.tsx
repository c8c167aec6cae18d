import { Button, CloseButton, Group } from '@mantine/core';
import { useState } from 'react';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useCall } from '../../bridge/use-call.ts';
import { countOf } from '../../ui/format.ts';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { showToast } from '../../ui/toasts.tsx';

/** Offers the stand-in remotes of this computer while they run and are not connected. */
export function SandboxBanner({ weakKeychain }: { readonly weakKeychain: boolean }) {
  const offer = useAnswer(offshelf().sandbox.offer, {}, ['sandbox', 'remotes', 'catalog']).value;
  const connecting = useCall(offshelf().sandbox.connect);
  const [hidden, setHidden] = useState(false);
  if (!offer || hidden) return null;

  const connect = async (): Promise<void> => {
    const storage = weakKeychain ? 'plain' : 'keychain';
    const connected = await connecting.call({ storage });
    if (connected.ok) showToast({ text: `Connected ${countOf(connected.value.length, 'stand-in remote')}.` });
  };
  const one = offer.remotes.length === 1;
  return (
    <NoticeBar
      action={
        <Group gap="xs">
          <Button variant="filled" loading={connecting.busy} onClick={() => void connect()}>
            Connect
          </Button>
          <CloseButton aria-label="Not now" onClick={() => setHidden(true)} />
        </Group>
      }
    >
      {connecting.problem ? (
        <ProblemText problem={connecting.problem} />
      ) : (
        <>
          {one ? 'A stand-in remote runs' : `${offer.remotes.length} stand-in remotes run`} on this computer:{' '}
          {offer.remotes.map((remote) => remote.name).join(' and ')}.
          {weakKeychain && ' Their test keys will be stored readable: this computer offers no keychain.'}
        </>
      )}
    </NoticeBar>
  );
}
