import { CloseButton } from '@mantine/core';
import { useEffect } from 'react';
import { t } from '../../i18n/t.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toasts.tsx';
import classes from './report.module.css';
import { allowHost, checkLinks, readHosts, removeHost } from './report-checking.ts';
import { readGroup } from './report-reading.ts';
import { useImageReport } from './report-store.ts';

/** The hosts that the person allowed, each to be taken back. */
export function AllowedHosts() {
  const hosts = useImageReport((state) => state.hosts);
  useEffect(() => void readHosts(), []);
  if (hosts === null || hosts.length === 0) return null;
  return (
    <section className={classes['hosts']} aria-label={t`Hosts that you allowed`}>
      <h3>{t`Hosts that you allowed`}</h3>
      <ul>
        {hosts.map((host) => (
          <li key={host}>
            <span className={classes['host']} title={host} dir="ltr">
              {host}
            </span>
            <CloseButton
              size={24}
              aria-label={t`Allow ${host} no more`}
              onClick={() => void takeBack(host)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

async function takeBack(host: string): Promise<void> {
  if (!(await removeHost(host))) return;
  showToast({
    text: t`${host} is allowed no more. What was found there stays until it is checked again.`,
    action: { label: t`Undo`, run: () => void allowHost(host) },
  });
}

type Props = { readonly host: string | null; readonly onClose: () => void };

/** Asks before a door is opened to the person’s own network. */
export function AllowHostDialog({ host, onClose }: Props) {
  const allow = async (): Promise<void> => {
    onClose();
    if (host === null || !(await allowHost(host))) return;
    const scope = await readGroup('broken');
    // What was refused because of its host counts as not looked at; nothing else of today is.
    if (scope !== null) await checkLinks(scope, false);
  };
  return (
    <ConfirmDialog
      opened={host !== null}
      title={t`Allow ${host ?? ''}?`}
      confirmLabel={t`Allow and check`}
      onConfirm={() => void allow()}
      onClose={onClose}
    >
      <div className={classes['question']}>
        <p>{t`Offshelf then fetches images from this host when you check them, also from your own network and over plain http. That is right for a server of yours.`}</p>
        <p>{t`Remotes and shops still can’t open an address that only your computer or your network can.`}</p>
      </div>
    </ConfirmDialog>
  );
}
