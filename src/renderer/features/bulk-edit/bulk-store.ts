import { create } from 'zustand';
import type { Failed } from '../../../shared/contract/result.ts';
import type { Preview, PreviewRow, PreviewTab } from '../../../shared/model/change.ts';
import type { Scope } from '../../../shared/model/query.ts';
import { type BulkDraft, NEW_DRAFT } from './bulk-draft.ts';

/** Which products; `except` names those of a whole list that were unticked. */
export type BulkTargets = { readonly scope: Scope; readonly except: readonly number[] };

export type BulkState = {
  /** `null` while the screen is closed. */
  readonly targets: BulkTargets | null;
  readonly draft: BulkDraft;
  /** Of what is typed now; `null` while it is prepared or there is nothing to do. */
  readonly preview: Preview | null;
  readonly tab: PreviewTab;
  /** The rows of the tab that were read; those that were unticked since stay in their place. */
  readonly rows: readonly PreviewRow[];
  readonly busy: 'preparing' | 'applying' | null;
  readonly problem: Failed | null;
};

export const CLOSED: BulkState = {
  targets: null,
  draft: NEW_DRAFT,
  preview: null,
  tab: 'will-change',
  rows: [],
  busy: null,
  problem: null,
};

export const useBulkEdit = create<BulkState>(() => CLOSED);

/** Whether the row belongs to the tab still, and not to the one that it was ticked or unticked into. */
export function isStillIn(tab: PreviewTab, row: PreviewRow): boolean {
  return tab === 'same' || (tab === 'left-out') === row.leftOut;
}

/** How many rows the open tab has in all, those that only stay for the eye included. */
export function countTabRows({ preview, tab, rows }: BulkState): number {
  if (preview === null) return 0;
  const total = { 'will-change': preview.willChange, same: preview.same, 'left-out': preview.leftOut }[tab];
  return total + rows.filter((row) => !isStillIn(tab, row)).length;
}
