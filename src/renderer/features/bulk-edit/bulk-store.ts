import { create } from 'zustand';
import type { Failed } from '../../../shared/contract/result.ts';
import type { FindReplace, Preview, PreviewRow, PreviewTab } from '../../../shared/model/change.ts';
import type { Scope } from '../../../shared/model/query.ts';
import type { JobProgress } from '../../bridge/jobs.ts';
import { type ActionDraft, newAction } from './action-draft.ts';

/** Products that the screen can be about. */
export type ScopeChoice = {
  /** `12 selected`, `All 4,031 in this list`. */
  readonly label: string;
  readonly read: () => Promise<Scope | null>;
  /** The product that the keyboard is on in the list, and those below it, as far as they are read. */
  readonly near?: readonly number[];
};

/** What the screen is for: actions in turn, find & replace, or a preview that was made elsewhere, as by a big paste. */
export type BulkMode = 'actions' | 'find' | 'cells';

export type BulkState = {
  /** `null` while the screen is closed. */
  readonly mode: BulkMode | null;
  /** What a preview that was made elsewhere is called there; `null` where its own words say what it is. */
  readonly title: string | null;
  /** What is said of it there, as a sentence, or nothing. */
  readonly note: string;
  readonly choices: readonly ScopeChoice[];
  /** The index of the one chosen. */
  readonly chosen: number;
  readonly targets: Scope | null;
  readonly actions: readonly ActionDraft[];
  readonly find: FindReplace;
  /** Of what is typed now; `null` while it is prepared or there is nothing to do. */
  readonly preview: Preview | null;
  readonly tab: PreviewTab;
  /** The rows of the tab that were read; those that were unticked since stay in their place. */
  readonly rows: readonly PreviewRow[];
  readonly busy: 'preparing' | 'ticking' | 'applying' | null;
  readonly progress: JobProgress | null;
  readonly problem: Failed | null;
};

export const NEW_FIND: FindReplace = {
  fields: ['name', 'description'],
  find: '',
  text: '',
  matchCase: false,
  wholeWord: false,
  pattern: false,
};

export const CLOSED = {
  mode: null,
  title: null,
  note: '',
  choices: [],
  chosen: 0,
  targets: null,
  preview: null,
  tab: 'will-change',
  rows: [],
  busy: null,
  progress: null,
  problem: null,
} as const satisfies Omit<BulkState, 'actions' | 'find'>;

export const useBulkEdit = create<BulkState>(() => ({ ...CLOSED, actions: [newAction()], find: NEW_FIND }));

/** How many rows the open tab has, those included that were unticked while they stood in it. */
export function countTabRows({ preview, tab, rows }: BulkState): number {
  if (preview === null) return 0;
  return countTab(preview, tab) + rows.filter((row) => !isStillIn(tab, row)).length;
}

export function countTab(preview: Preview, tab: PreviewTab): number {
  const { willChange, same, leftOut, problems } = preview;
  return { 'will-change': willChange, same, 'left-out': leftOut, problems }[tab];
}

/** A row that was unticked, or whose last change was, stays on screen, but is in another tab now. */
export function isStillIn(tab: PreviewTab, row: PreviewRow): boolean {
  if (tab === 'same' || tab === 'problems') return true;
  return row.before !== row.after && row.leftOut === (tab === 'left-out');
}
