import { Button } from '@mantine/core';
import { IconAlertTriangle, IconClock, IconEye, IconKey } from '@tabler/icons-react';
import type { KeyStatus } from '../../../shared/model/remote.ts';
import classes from './remotes.module.css';

type Props = { readonly status: KeyStatus | undefined; readonly name: string; readonly onEnter: () => void };

const LOOKS = {
  keychain: { icon: IconKey, word: 'In the keychain', action: 'Change' },
  'this-run': { icon: IconClock, word: 'For this run', action: 'Change' },
  plain: { icon: IconEye, word: 'Stored readable', action: 'Change' },
  missing: { icon: IconAlertTriangle, word: 'No key', action: 'Enter key' },
} as const satisfies Record<KeyStatus, object>;

/** Where a remote's key is, and the button that takes another one. */
export function KeyState({ status, name, onEnter }: Props) {
  if (status === undefined) return null;
  const { icon: Icon, word, action } = LOOKS[status];
  return (
    <span className={classes['keyState']} data-status={status}>
      <Icon size={16} aria-hidden />
      {word}
      <Button variant="subtle" size="compact-sm" aria-label={`${action} for ${name}`} onClick={onEnter}>
        {action}
      </Button>
    </span>
  );
}
