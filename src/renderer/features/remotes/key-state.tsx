import { Button } from '@mantine/core';
import { IconAlertTriangle, IconClock, IconEye, IconKey } from '@tabler/icons-react';
import type { KeyStatus } from '../../../shared/model/remote.ts';
import { t } from '../../i18n/t.ts';
import classes from './remotes.module.css';

type Props = { readonly status: KeyStatus | undefined; readonly name: string; readonly onEnter: () => void };

const LOOKS = {
  keychain: { icon: IconKey, word: t`In the keychain`, action: t`Change` },
  'this-run': { icon: IconClock, word: t`For this run`, action: t`Change` },
  plain: { icon: IconEye, word: t`Stored readable`, action: t`Change` },
  missing: { icon: IconAlertTriangle, word: t`No key`, action: t`Enter key` },
} as const satisfies Record<KeyStatus, object>;

/** Where a remote's key is, and the button that takes another one. */
export function KeyState({ status, name, onEnter }: Props) {
  if (status === undefined) return null;
  const { icon: Icon, word, action } = LOOKS[status];
  return (
    <span className={classes['keyState']} data-status={status}>
      <Icon size={16} aria-hidden />
      {word}
      <Button variant="subtle" size="compact-sm" aria-label={t`${action} for ${name}`} onClick={onEnter}>
        {action}
      </Button>
    </span>
  );
}
