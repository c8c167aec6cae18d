import { Radio } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Backup } from '../../../shared/model/backup.ts';
import { t } from '../../i18n/t.ts';
import { originOf, titleOf } from './backup-words.ts';
import classes from './backups.module.css';

type Props = {
  readonly backups: readonly Backup[];
  readonly handle: string | null;
  readonly disabled: boolean;
  readonly onChange: (handle: string) => void;
};

/** The backups to choose from, the newest first. */
export function BackupList({ backups, handle, disabled, onChange }: Props) {
  const list = useRef<HTMLDivElement>(null);
  // They may come after the dialog has given the focus to what it had; else it finds the one that asks for it.
  useEffect(() => list.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);
  if (backups.length === 0) {
    return (
      <p>{t`This catalog has no backups yet. Offshelf makes one each day that something changed, while you do nothing else; a file from elsewhere can be chosen below.`}</p>
    );
  }
  return (
    <Radio.Group value={handle} onChange={onChange} aria-label={t`Backups, the newest first`}>
      <div className={classes['list']} ref={list}>
        {backups.map((backup) => (
          <Radio
            key={backup.handle}
            className={classes['backup']}
            value={backup.handle}
            disabled={disabled || backup.products === null}
            label={titleOf(backup, backups)}
            description={originOf(backup)}
            data-autofocus={backup.handle === handle || undefined}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
