import { Button, CloseButton, Group } from '@mantine/core';
import type { SandboxOffer } from '../../../shared/contract/shell.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useCall } from '../../bridge/use-call.ts';
import { focusMain } from '../../ui/focus-main.ts';
import { countOf } from '../../ui/format.ts';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { showToast } from '../../ui/toasts.tsx';

type Props = {
  readonly offer: SandboxOffer;
  readonly weakKeychain: boolean;
  readonly onClose: () => void;
};

/** Offers the stand-in remotes of this computer while they run and are not connected. */
export function SandboxBar({ offer, weakKeychain, onClose }: Props) {
  const connecting = useCall(offshelf().sandbox.connect);

  const connect = async (): Promise<void> => {
    const storage = weakKeychain ? 'plain' : 'keychain';
    const connected = await connecting.call({ storage });
    if (!connected.ok) return;
    showToast({ text: `Connected ${countOf(connected.value.length, 'stand-in remote')}.` });
    focusMain();
  };
  const one = offer.remotes.length === 1;
  return (
    <NoticeBar
      action={
        <Group gap="xs">
          <Button variant="filled" loading={connecting.busy} onClick={() => void connect()}>
            Connect
          </Button>
          <CloseButton aria-label="Not now" onClick={onClose} />
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
