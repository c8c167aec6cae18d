import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { MovedBar } from '../../../src/renderer/features/catalogs/moved-bar.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import { peek } from '../../helpers/catalog.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';

test('a catalog that was moved says so, and sends when the person says that it does', async () => {
  const { core } = await openCoreForWindow({ installId: 'this one' });
  peek(core).exec(`INSERT INTO meta VALUES ('away', '0'), ('sending_paused', '1')`);
  render(
    <UiProvider theme="light">
      <MovedBar />
    </UiProvider>,
  );
  expect(await screen.findByText(/products would be created twice/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'This copy sends from now on' }));
  await waitFor(() => expect(screen.queryByText(/moved or copied/)).toBeNull());
  expect(await core.call('sending.status', {})).toMatchObject({ paused: false });
});
