import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { Failure } from '../../../src/main/core/domain/failure.ts';
import { BackupBar } from '../../../src/renderer/features/backups/backup-bar.tsx';
import { sayRestored, titleOf } from '../../../src/renderer/features/backups/backup-words.ts';
import { closeRestore, openRestore } from '../../../src/renderer/features/backups/backups-store.ts';
import { RestoreDialog } from '../../../src/renderer/features/backups/restore-dialog.tsx';
import { formatSize } from '../../../src/renderer/ui/format.ts';
import { UiProvider } from '../../../src/renderer/ui/ui-provider.tsx';
import type { Backup } from '../../../src/shared/model/backup.ts';
import { openWindowWithoutCore } from '../../helpers/render-with-core.tsx';
import type { Shell } from '../../helpers/test-bridge.ts';

const AT = new Date(2026, 10, 22, 4, 30).getTime();

function aBackup(facts: Partial<Backup> = {}): Backup {
  return {
    handle: 'a',
    at: AT,
    why: 'daily',
    products: 24,
    bytes: 1_200_000,
    checked: true,
    foreign: false,
    ...facts,
  };
}

function openDialog(backups: readonly Backup[], shell: Shell = {}, damaged = false): void {
  openWindowWithoutCore({ 'backups.list': () => [...backups], ...shell });
  closeRestore();
  render(
    <UiProvider theme="light">
      <RestoreDialog name="Shop" damaged={damaged} />
    </UiProvider>,
  );
  openRestore();
}

const restoreButton = () => screen.findByRole<HTMLButtonElement>('button', { name: 'Restore this backup' });

test('the newest backup that can be read is chosen, and what will happen is said', async () => {
  openDialog([aBackup({ handle: 'broken', products: null, checked: false, why: null }), aBackup()]);
  const [first, second] = await screen.findAllByRole<HTMLInputElement>('radio');
  expect([first?.disabled, second?.checked]).toEqual([true, true]);
  expect(screen.getByText(/What is in it now is backed up first/)).toBeTruthy();
  expect(screen.getByText(/Nothing is sent from it until you say that this copy sends/)).toBeTruthy();
});

test('the keyboard begins at the backup that is chosen, and ends at the button that closes', async () => {
  openDialog([aBackup(), aBackup({ handle: 'b', at: AT - 90_000, products: 1 })], {
    'backups.restore': () => ({ at: AT, products: 1, kept: 'x', damaged: false, foreign: false }),
  });
  const [first, second] = await screen.findAllByRole<HTMLInputElement>('radio');
  await waitFor(() => expect(document.activeElement).toBe(first));
  const user = userEvent.setup();
  await user.keyboard('{ArrowDown}');
  expect(second?.checked).toBe(true);
  (await restoreButton()).focus();
  await user.keyboard('{Enter}');
  await screen.findByText(/What was there before is a backup now/);
  expect(document.activeElement?.textContent).toBe('Close');
});

test('backups of one minute are told apart by their seconds', () => {
  const [one, other, third] = [
    aBackup(),
    aBackup({ handle: 'b', at: AT + 7_000 }),
    aBackup({ handle: 'c', at: AT + 90_000 }),
  ];
  const all = [one, other, third];
  const titles = all.map((backup) => titleOf(backup, all));
  expect(new Set(titles).size).toBe(3);
  expect(titles[1]).toContain(':07');
  expect(titles[2]).toBe(titleOf(third));
});

test('what is restored is what was chosen, and the result stays until it is read', async () => {
  const asked: string[] = [];
  openDialog([aBackup(), aBackup({ handle: 'b', at: AT - 1000, products: 1 })], {
    'backups.restore': ({ handle }) => {
      asked.push(handle);
      return { at: AT, products: 1, kept: 'x', damaged: false, foreign: false };
    },
  });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('radio', { name: /1 product$/ }));
  await user.click(await restoreButton());
  expect(await screen.findByText(/with 1 product\. What was there before is a backup now/)).toBeTruthy();
  expect(asked).toEqual(['b']);
});

test('a backup that is refused says why, and another can be chosen', async () => {
  openDialog([aBackup()], {
    'backups.restore': () => {
      throw new Failure('bad-input', 'This backup is damaged. Choose another one. Nothing was changed.');
    },
  });
  await userEvent.setup().click(await restoreButton());
  expect((await screen.findByRole('alert')).textContent).toContain('This backup is damaged.');
  expect((await restoreButton()).disabled).toBe(false);
});

test('a file from elsewhere comes first; of another catalog, it replaces this one only when that was said', async () => {
  const asked: unknown[] = [];
  openDialog([aBackup()], {
    'backups.choose': () => aBackup({ handle: 'c', foreign: true, products: 3 }),
    'backups.restore': (input) => {
      asked.push(input);
      return { at: AT, products: 3, kept: 'x', damaged: false, foreign: true };
    },
  });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Choose a file…' }));
  await screen.findByText('This backup is of another catalog than “Shop”. All of “Shop” would be replaced.');
  expect(screen.getByText(/That catalog, as it was on .*, takes the place of “Shop”\./)).toBeTruthy();
  const [first] = screen.getAllByRole<HTMLInputElement>('radio');
  expect(first?.checked).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Replace with the other catalog' }));
  await screen.findByText(/with 3 products/);
  expect(asked).toEqual([{ handle: 'c', otherCatalog: true }]);
});

test('a catalog without backups says when they are made, and offers nothing to restore', async () => {
  openDialog([], {}, true);
  await screen.findByText(/This catalog has no backups yet\./);
  expect((await restoreButton()).disabled).toBe(true);
});

test('why a backup by itself failed is said until one works', async () => {
  const trouble: { message: string | null } = { message: 'The disk is full, so no backup was made.' };
  const { tell } = openWindowWithoutCore({
    'backups.trouble': () => trouble,
    'backups.create': () => {
      trouble.message = null;
      return aBackup();
    },
  });
  render(
    <UiProvider theme="light">
      <BackupBar />
    </UiProvider>,
  );
  expect((await screen.findByRole('alert')).textContent).toContain('The disk is full');
  await userEvent.setup().click(screen.getByRole('button', { name: 'Back up now' }));
  tell({ event: 'backupTrouble', data: { message: null } });
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('sizes and results read as a person says them', () => {
  expect([500, 274_432, 1_200_000, 58_142_720, 2_500_000_000].map(formatSize)).toEqual([
    '1 kB',
    '274 kB',
    '1.2 MB',
    '58.1 MB',
    '2.5 GB',
  ]);
  expect(titleOf(aBackup({ products: null }))).toContain('it can not be read');
  const damaged = sayRestored({ at: AT, products: 2, kept: 'damaged-1', damaged: true, foreign: false });
  expect(damaged).toContain('The damaged files are in its folder “backups”, as they were: damaged-1.');
  expect(sayRestored({ at: null, products: 2, kept: null, damaged: false, foreign: false })).toContain(
    'as it is in the backup',
  );
});
