import type { ComponentProps } from 'react';
import { t } from '../../i18n/t.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import classes from './report.module.css';

type Props = Omit<ComponentProps<typeof ConfirmDialog>, 'opened' | 'title' | 'children'> & {
  readonly host: string | null;
};

/** Asks before a door is opened to the person’s own network. */
export function AskAllowHost({ host, ...rest }: Props) {
  return (
    <ConfirmDialog opened={host !== null} title={t`Allow ${host ?? ''}?`} {...rest}>
      <div className={classes['question']}>
        <p>{t`Offshelf then fetches images from this host when you check them, also from your own network and over plain http. That is right for a server of yours.`}</p>
        <p>{t`Remotes and shops still can’t open an address that only your computer or your network can.`}</p>
      </div>
    </ConfirmDialog>
  );
}
