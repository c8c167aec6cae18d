import type { ImageGroup } from '../../../shared/model/link-check.ts';
import type { Scope } from '../../../shared/model/query.ts';

/** What can be done about the products of a group. */
export type Fix = 'show' | 'check' | 'match' | 'https' | 'replace' | 'places' | 'remove';

/** The likeliest first; more than two stand in a menu. */
export const FIXES: Readonly<Record<ImageGroup, readonly Fix[]>> = {
  broken: ['show', 'check', 'match', 'replace', 'remove'],
  'not-allowed': ['show', 'check', 'match', 'https', 'replace', 'remove'],
  missing: ['show', 'match'],
  http: ['show', 'https', 'check', 'replace', 'remove'],
  duplicates: ['show', 'match', 'replace', 'remove'],
  'too-small': ['show', 'match', 'replace', 'remove'],
  'not-square': ['show', 'match', 'replace', 'remove'],
  local: ['show', 'places', 'match', 'remove'],
  'not-checked': ['show', 'check', 'replace', 'remove'],
};

/** The products of a group, for what another part of the window does with them. */
export type GroupScope = { readonly label: string; readonly read: () => Promise<Scope | null> };

/** What other parts of the window do. */
export type ReportActions = {
  /** Opens a product’s form at its image. */
  readonly onOpen: (product: number) => void;
  /** Shows the products of a group in their list. */
  readonly onShow: (group: ImageGroup) => void;
  readonly onMatch: (scope: GroupScope) => void;
  /** Finds and replaces in the addresses; with what, where that is known. */
  readonly onReplace: (scope: GroupScope, find: string, text: string) => void;
  /** Shows what removing the images would do. */
  readonly onRemove: (scope: GroupScope) => void;
};
