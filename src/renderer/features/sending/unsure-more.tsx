import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Submission } from '../../../shared/model/submission.ts';
import { t } from '../../i18n/t.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { quoteName } from './product-words.ts';

type MoreProps = {
  readonly row: Submission;
  readonly busy: boolean;
  readonly onList: () => void;
  /** Whether a question stands above the dialog: Escape is about that one then. */
  readonly onAsking: (asking: boolean) => void;
  /** With how many requests had left when the person was asked. */
  readonly onGiveUp: (attempts: number) => void;
};

/** What else can be said about an unsure product: less often, and not by accident. */
export function MoreAnswers({ row, busy, onList, onAsking, onGiveUp }: MoreProps) {
  const [asking, setAsking] = useState(false);
  const [attempts, setAttempts] = useState(row.attempts);
  const menu = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    onAsking(asking);
    return () => onAsking(false);
  }, [asking, onAsking]);
  const ask = () => {
    setAttempts(row.attempts);
    setAsking(true);
  };
  return (
    <>
      <Menu position="top-start">
        <Menu.Target>
          <ActionIcon ref={menu} aria-label={t`More answers`}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onList}>{t`Settle all of ${row.remoteName} with a list…`}</Menu.Item>
          <Menu.Item onClick={ask}>{t`Give up on it…`}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asking}
        title={t`Give up on ${quoteName(row)}?`}
        confirmLabel={t`Give up`}
        danger
        busy={busy}
        onConfirm={() => {
          setAsking(false);
          onGiveUp(attempts);
        }}
        onClose={() => {
          setAsking(false);
          // The item of the menu that was chosen is not there any more.
          menu.current?.focus();
        }}
      >{t`Nobody will know whether ${row.remoteName} has it. Sending this product there later asks again first.`}</ConfirmDialog>
    </>
  );
}
