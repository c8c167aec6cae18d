import { render, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { DiskBar } from '../../../src/renderer/features/catalogs/disk-bar.tsx';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import { openWindowWithoutCore } from '../../helpers/render-with-core.tsx';

/** A window whose program has this trouble, which the test can end. */
function openTroubled(message: string | null) {
  const trouble = { message };
  const { tell } = openWindowWithoutCore({ 'catalogs.diskTrouble': () => trouble });
  render(
    <UiProvider theme="light">
      <DiskBar />
    </UiProvider>,
  );
  const become = (next: string | null): void => {
    trouble.message = next;
    tell({ event: 'diskTrouble', data: { message: next } });
  };
  return { become };
}

test('a disk that takes nothing more is said as long as it does', async () => {
  const { become } = openTroubled(null);
  become('This computer’s disk takes nothing more.');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toBe('This computer’s disk takes nothing more.');
  become(null);
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('a window that is loaded while the trouble lasts says it as well', async () => {
  openTroubled('This computer’s disk takes nothing more.');
  expect((await screen.findByRole('alert')).textContent).toContain('takes nothing more');
});
