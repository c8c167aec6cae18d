import { Button, CloseButton, Group } from '@mantine/core';
import type { SandboxOffer } from '../../../shared/contract/shell.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useCall } from '../../bridge/use-call.ts';
import { t } from '../../i18n/t.ts';
import { focusMain } from '../../ui/focus-main.ts';
import { countOf } from '../../ui/format.ts';
import { joinAnd } from '../../ui/join.ts';
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
    showToast({ text: t`Connected ${countOf(connected.value.length, 'stand-in remote')}.` });
    focusMain();
  };
  const one = offer.remotes.length === 1;
  const names = joinAnd(offer.remotes.map((remote) => remote.name));
  return (
    <NoticeBar
      action={
        <Group gap="xs">
          <Button
            variant="filled"
            loading={connecting.busy}
            onClick={() => void connect()}
          >{t`Connect`}</Button>
          <CloseButton aria-label={t`Not now`} onClick={onClose} />
        </Group>
      }
    >
      {connecting.problem ? (
        <ProblemText problem={connecting.problem} />
      ) : (
        <>
          {one
            ? t`A stand-in remote runs on this computer: ${names}.`
            : t`${offer.remotes.length} stand-in remotes run on this computer: ${names}.`}
          {weakKeychain &&
            ` ${t`Their test keys will be stored readable: this computer offers no keychain.`}`}
        </>
      )}
    </NoticeBar>
  );
}
