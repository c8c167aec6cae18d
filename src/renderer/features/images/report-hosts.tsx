import { CloseButton } from '@mantine/core';
import { useEffect } from 'react';
import { t } from '../../i18n/t.ts';
import { showToast } from '../../ui/toasts.tsx';
import { AskAllowHost } from './ask-allow-host.tsx';
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

/** Allows a host, and looks once more at what was refused because of it. */
export function AllowHostDialog({ host, onClose }: Props) {
  const allow = async (): Promise<void> => {
    onClose();
    if (host === null || !(await allowHost(host))) return;
    const scope = await readGroup('not-allowed');
    // What was refused because of its host counts as not looked at; nothing else of today is.
    if (scope !== null) await checkLinks(scope, false);
  };
  return (
    <AskAllowHost
      host={host}
      confirmLabel={t`Allow and check`}
      onConfirm={() => void allow()}
      onClose={onClose}
    />
  );
}
