import { create } from 'zustand';
import type { Failed } from '../../../shared/contract/result.ts';
import type {
  ImageCounts,
  ImageMatch,
  ImageRow,
  ImageRuleKind,
  ImageScan,
  ImageTab,
} from '../../../shared/model/image-match.ts';
import type { Scope } from '../../../shared/model/query.ts';
import type { JobProgress } from '../../bridge/jobs.ts';

/** A rule as it stands in the list; `text` is the pattern or the table. */
export type RuleDraft = { readonly kind: ImageRuleKind; readonly on: boolean; readonly text: string };

/** Products that the files may belong to. */
export type MatchScope = {
  /** `All products`, `12 selected`. */
  readonly label: string;
  readonly read: () => Promise<Scope | null>;
};

export type MatchState = {
  readonly opened: boolean;
  readonly scopes: readonly MatchScope[];
  /** The index of the one chosen. */
  readonly chosen: number;
  /** By which the thumbnails of the files are asked for: a file says which of them it lies below. */
  readonly handles: readonly string[];
  /** `null` until files were looked through. */
  readonly scan: ImageScan | null;
  /** In the order in which they are tried; kept for the next time. */
  readonly rules: readonly RuleDraft[];
  /** When the table among them was put in, UTC milliseconds: it is kept, too, until the program ends. */
  readonly tableSince: number | null;
  readonly match: ImageMatch | null;
  /** What is shown is not what the rules say by now. */
  readonly stale: boolean;
  readonly tab: ImageTab;
  readonly rows: readonly ImageRow[];
  /** The file for which a product is being chosen. */
  readonly assigning: number | null;
  /** Something was decided by hand that is lost when the screen is closed. */
  readonly byHand: boolean;
  /** Whether that may be lost is being asked. */
  readonly asking: boolean;
  readonly busy: 'reading' | 'matching' | 'applying' | null;
  readonly progress: JobProgress | null;
  readonly problem: Failed | null;
};

const USUAL_RULES: readonly RuleDraft[] = (
  ['image-value', 'sku', 'sku-prefix', 'folder-sku', 'name', 'pattern', 'table'] as const
).map((kind) => ({ kind, on: kind !== 'pattern' && kind !== 'table', text: '' }));

export const NO_MATCH = {
  opened: false,
  scopes: [],
  chosen: 0,
  handles: [],
  scan: null,
  match: null,
  stale: false,
  tab: 'matched',
  rows: [],
  assigning: null,
  byHand: false,
  asking: false,
  busy: null,
  progress: null,
  problem: null,
} as const satisfies Omit<MatchState, 'rules' | 'tableSince'>;

export const USUAL_MATCH: MatchState = { ...NO_MATCH, rules: USUAL_RULES, tableSince: null };

export const useImageMatch = create<MatchState>(() => USUAL_MATCH);

const COUNT_OF: Readonly<Record<ImageTab, keyof ImageCounts>> = {
  matched: 'matched',
  same: 'same',
  'several-files': 'severalFiles',
  'one-for-several': 'oneForSeveral',
  'no-product': 'noProduct',
  'without-image': 'withoutImage',
  problems: 'problems',
};

export function countTab({ counts }: ImageMatch, tab: ImageTab): number {
  return counts[COUNT_OF[tab]];
}

/** Whether applying would do something. */
export function hasWork({ counts }: ImageMatch): boolean {
  return counts.willChange + counts.putBack > 0;
}

/** A rule that is switched on, but says nothing yet, finds nothing. */
export function isUnfinished({ kind, on, text }: RuleDraft): boolean {
  return on && (kind === 'pattern' || kind === 'table') && text.trim() === '';
}
