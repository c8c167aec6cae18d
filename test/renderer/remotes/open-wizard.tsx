import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { vi } from 'vitest';
import { RemoteWizard } from '../../../src/renderer/features/remotes/remote-wizard.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import type { Input } from '../../../src/shared/contract/api.ts';
import type { InProcessParts } from '../../helpers/in-process.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';
import type { Shell } from '../../helpers/test-bridge.ts';

/** The wizard with a real core behind it; `show` draws it. */
export async function openWizard(
  parts: { readonly shell?: Shell; readonly http?: InProcessParts['http'] } = {},
) {
  const setKey = vi.fn<(input: Input<'keys.set'>) => void>();
  const shell: Shell = {
    'keys.set': (input) => {
      setKey(input);
      return 'keychain';
    },
    ...parts.shell,
  };
  const { core } = await openCoreForWindow({ ...(parts.http && { http: parts.http }), shell });
  const onClose = vi.fn<() => void>();
  const show = (remoteId: number | null = null) =>
    render(
      <UiProvider theme="light">
        <RemoteWizard remoteId={remoteId} opened onClose={onClose} />
      </UiProvider>,
    );
  const dialog = async () => within(await screen.findByRole('dialog'));
  return {
    core,
    setKey,
    onClose,
    show,
    dialog,
    user: userEvent.setup(),
    remotes: () => core.call('remotes.list', {}),
  };
}
