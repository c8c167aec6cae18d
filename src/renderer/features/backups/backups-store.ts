import { create } from 'zustand';
import type { Failed } from '../../../shared/contract/result.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { t } from '../../i18n/t.ts';
import { countOf } from '../../ui/format.ts';
import { showToast } from '../../ui/toasts.tsx';

type BackupsState = {
  readonly making: boolean;
  /** Why the last backup by hand was not made. */
  readonly problem: Failed | null;
  /** The dialog that restores is open. */
  readonly restoring: boolean;
};

export const useBackups = create<BackupsState>(() => ({ making: false, problem: null, restoring: false }));

/** Backs the open catalog up, and says so. */
export async function backUpNow(): Promise<void> {
  useBackups.setState({ making: true, problem: null });
  const made = await offshelf().backups.create({});
  useBackups.setState({ making: false, problem: made.ok ? null : made.error });
  if (made.ok) showToast({ text: t`Backed up ${countOf(made.value.products ?? 0, 'product')}.` });
}

export function openRestore(): void {
  useBackups.setState({ restoring: true });
}

export function closeRestore(): void {
  useBackups.setState({ restoring: false });
}

export function closeBackupProblem(): void {
  useBackups.setState({ problem: null });
}
