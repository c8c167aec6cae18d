import type { Submission } from './submission.ts';

/** How far a submission that was withdrawn or given up had come, in a sentence: on screen, in files and at a command line. */
export function sayEnded({ state, endedAs, attempts, remoteName }: Submission): string {
  if (state === 'superseded') return 'Another submission took its place.';
  if (state === 'discarded') return `Given up: nobody knows whether it is at ${remoteName}.`;
  switch (endedAs) {
    case 'refused':
      return `Withdrawn after ${remoteName} had not accepted it.`;
    case 'not-created':
      return `Withdrawn after request ${attempts}, which created nothing at ${remoteName}.`;
    case 'proven-absent':
      return `Withdrawn after request ${attempts}; a look at ${remoteName} proved that it is not there.`;
    case 'said-absent':
      return `Withdrawn after request ${attempts}; you had said that it is not at ${remoteName}.`;
    case 'unknown':
      return `Withdrawn after request ${attempts}; nobody knows whether it is at ${remoteName}.`;
    case 'never-left':
    case undefined:
      return 'Withdrawn before it was sent.';
  }
}
