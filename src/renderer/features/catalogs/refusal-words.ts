import type { CatalogState } from '../../../shared/contract/shell.ts';

type Why = Extract<CatalogState, { kind: 'refused' }>['why'];
type Words = { readonly advice: string; readonly untouched: string };

const UNTOUCHED = 'Nothing in it was changed.';

/** What a person can do about each refusal; the reason itself comes with the state. */
export const REFUSAL_WORDS: Readonly<Record<Why, Words>> = {
  foreign: { advice: 'Choose a folder or file that Offshelf made.', untouched: UNTOUCHED },
  broken: {
    advice: 'Go back to a backup: the newest is offered first, and the damaged files are kept as they are.',
    untouched: UNTOUCHED,
  },
  future: {
    advice: 'Open it with the newer version of Offshelf that it was saved with.',
    untouched: UNTOUCHED,
  },
  'in-use': {
    advice: 'Close the other program or window that has it open, then open it again.',
    untouched: UNTOUCHED,
  },
  'read-only': {
    advice: 'Move the folder to a place where you may write, or change its permissions.',
    untouched: UNTOUCHED,
  },
  missing: {
    advice: 'If it lies on a drive or in a network folder, connect that first.',
    untouched: 'Nothing was created in its place.',
  },
  'disk-full': { advice: 'Free some space on that disk, then open it again.', untouched: UNTOUCHED },
  unknown: { advice: 'Restart Offshelf and open it again.', untouched: UNTOUCHED },
};
