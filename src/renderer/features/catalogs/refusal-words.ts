import type { CatalogState } from '../../../shared/contract/shell.ts';
import { t } from '../../i18n/t.ts';

type Why = Extract<CatalogState, { kind: 'refused' }>['why'];
type Words = { readonly advice: string; readonly untouched: string };

const UNTOUCHED = t`Nothing in it was changed.`;

/** What a person can do about each refusal; the reason itself comes with the state. */
export const REFUSAL_WORDS: Readonly<Record<Why, Words>> = {
  foreign: { advice: t`Choose a folder or file that Offshelf made.`, untouched: UNTOUCHED },
  broken: {
    advice: t`Go back to a backup: the newest is offered first, and the damaged files are kept as they are.`,
    untouched: UNTOUCHED,
  },
  future: {
    advice: t`Open it with the newer version of Offshelf that it was saved with.`,
    untouched: UNTOUCHED,
  },
  'in-use': {
    advice: t`Close the other program or window that has it open, then open it again.`,
    untouched: UNTOUCHED,
  },
  'read-only': {
    advice: t`Move the folder to a place where you may write, or change its permissions.`,
    untouched: UNTOUCHED,
  },
  missing: {
    advice: t`If it lies on a drive or in a network folder, connect that first.`,
    untouched: t`Nothing was created in its place.`,
  },
  'disk-full': { advice: t`Free some space on that disk, then open it again.`, untouched: UNTOUCHED },
  unknown: { advice: t`Restart Offshelf and open it again.`, untouched: UNTOUCHED },
};
