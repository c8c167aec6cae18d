import { create } from 'zustand';
import type { Failed } from '../../../shared/contract/result.ts';
import type { SavePlace } from '../../../shared/contract/shell.ts';
import type { Remote } from '../../../shared/model/remote.ts';
import type { TableReading } from '../../../shared/model/table-file.ts';
import type {
  ImportCounts,
  ImportLook,
  ImportPlan,
  ImportPreview,
  ImportRow,
  ImportSource,
  ImportTab,
} from '../../../shared/model/transfer.ts';
import type { Repair } from '../../../shared/model/transfer-words.ts';
import type { JobProgress } from '../../bridge/jobs.ts';

/** What was given, what is made of it, what it would do, what came in. */
export type ImportStep = 'file' | 'plan' | 'preview' | 'done';

export type Imported = {
  readonly change: number;
  readonly created: number;
  readonly updated: number;
  /** Rows that did not come in. */
  readonly problems: number;
  /** Where those were written; `null` where they were not. */
  readonly place: SavePlace | null;
};

export type ImportState = {
  readonly opened: boolean;
  readonly step: ImportStep;
  readonly source: ImportSource | null;
  /** How the person says that the file is read; the rest is found out. */
  readonly said: Partial<TableReading>;
  /** The same of the look that goes on; `null` where it is none of the kind. */
  readonly asked: Partial<TableReading> | null;
  readonly look: ImportLook | null;
  readonly plan: ImportPlan | null;
  /** Which value for all rows was just added: it was neither typed nor left yet, so nothing is wrong with it. */
  readonly untouched: number | null;
  /** The person chose what rows are found by, now or the last time: it does not follow where columns go. */
  readonly keySaid: boolean;
  /** What was decided about the same headings the last time is left aside. */
  readonly forget: boolean;
  /** Whose ids a column may hold. */
  readonly remotes: readonly Remote[];
  /** Of the plan as it is; `null` before it is prepared. */
  readonly preview: ImportPreview | null;
  readonly tab: ImportTab;
  /** Of the tab only the rows with this problem, or skipped for this reason. */
  readonly repair: Repair | null;
  /** The rows of the tab that were read; those that were unticked or mended since stay in their place. */
  readonly rows: readonly ImportRow[];
  /** Rows were unticked or mended one by one: a preview that is prepared anew knows nothing of that. */
  readonly byHand: boolean;
  /** The group whose cells are about to be changed together. */
  readonly changing: Repair | null;
  /** What came of that the last time, in sentences. */
  readonly told: string | null;
  /** Rows that don't come in are written into a file first. */
  readonly keepProblems: boolean;
  /** Until the person said what comes next. */
  readonly done: Imported | null;
  readonly busy: 'looking' | 'preparing' | 'changing' | 'applying' | null;
  readonly progress: JobProgress | null;
  readonly problem: Failed | null;
};

export const NO_IMPORT: ImportState = {
  opened: false,
  step: 'file',
  source: null,
  said: {},
  asked: null,
  look: null,
  plan: null,
  untouched: null,
  keySaid: false,
  forget: false,
  remotes: [],
  preview: null,
  tab: 'create',
  repair: null,
  rows: [],
  byHand: false,
  changing: null,
  told: null,
  keepProblems: true,
  done: null,
  busy: null,
  progress: null,
  problem: null,
};

export const useImport = create<ImportState>(() => NO_IMPORT);

const COUNT_OF: Readonly<Record<ImportTab, keyof ImportCounts>> = {
  create: 'create',
  update: 'update',
  same: 'same',
  skipped: 'skipped',
  problems: 'problems',
  'left-out': 'leftOut',
};

export function countTab({ counts }: ImportPreview, tab: ImportTab): number {
  return counts[COUNT_OF[tab]];
}

/** How many rows are to be seen: of the tab or of one group of it, those included that went elsewhere while they stood in it. */
export function countSeen({ preview, tab, repair, rows }: ImportState): number {
  if (preview === null) return 0;
  const groups = tab === 'skipped' ? preview.skipped : preview.problems;
  const grouped = groups.reduce((sum, group) => sum + (group.repair === repair ? group.rows : 0), 0);
  const gone = rows.filter((row) => !isStillIn(tab, repair, row)).length;
  return (repair === null ? countTab(preview, tab) : grouped) + gone;
}

/** Nothing comes in before the person has said what is meant by these: it would be guessed. */
const MUST_BE_SAID: ReadonlySet<Repair> = new Set(['price-two-readings', 'variant-rows']);

/** How many rows wait for an answer that all of the import waits for. */
export function countUnsaid({ problems }: ImportPreview): number {
  return problems.reduce((sum, { repair, rows }) => sum + (MUST_BE_SAID.has(repair) ? rows : 0), 0);
}

/** The form that changes the cells of a group stands open. */
export function isChanging({ tab, changing }: ImportState): boolean {
  return tab === 'problems' && changing !== null;
}

/** A row that was unticked or mended stays on screen, but is in another tab, or group, now. */
export function isStillIn(tab: ImportTab, repair: Repair | null, row: ImportRow): boolean {
  return row.tab === tab && (repair === null || row.repair === repair);
}
