import { offshelf } from '../../../bridge/offshelf.ts';
import { useCall } from '../../../bridge/use-call.ts';
import { t } from '../../../i18n/t.ts';
import { AskAllowHost } from '../ask-allow-host.tsx';
import { useImageReport } from '../report-store.ts';

/** A host that a test was refused for, and what goes on once it is allowed. */
export type AllowRequest = { readonly host: string; readonly onAllowed: () => void };

type Props = { readonly request: AllowRequest; readonly onClose: () => void };

/** Allows the host of a place’s public address. */
export function AllowPlaceHost({ request: { host, onAllowed }, onClose }: Props) {
  const { call, busy, problem } = useCall(offshelf().images.allowHost);
  const allow = async (): Promise<void> => {
    const result = await call({ host });
    if (!result.ok) return;
    // The report may be open below.
    useImageReport.setState({ hosts: result.value });
    onClose();
    onAllowed();
  };
  return (
    <AskAllowHost
      host={host}
      confirmLabel={t`Allow and test`}
      busy={busy}
      problem={problem}
      onConfirm={() => void allow()}
      onClose={onClose}
    />
  );
}
