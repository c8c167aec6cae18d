import type { Resolution } from '../../../shared/model/submission.ts';

type Choice = 'there' | 'send-again';
/** What the person has said so far. */
export type Answer = {
  readonly choice: Choice | null;
  readonly id: string;
  /** It is there, although the remote says that it has no such product. */
  readonly insists: boolean;
  readonly looked: boolean;
};
export const NO_ANSWER: Answer = { choice: null, id: '', insists: false, looked: false };

/** The choice that a radio button stands for. */
export function readChoice(value: string): Choice | null {
  return value === 'there' || value === 'send-again' ? value : null;
}

/** The answer to give, or `null` while something is missing. */
export function toResolution({ choice, id, insists, looked }: Answer): Resolution | null {
  if (choice === 'there' && id.trim() !== '') {
    return { kind: 'there', remoteRecordId: id.trim(), ...(insists ? { unchecked: true } : {}) };
  }
  return choice === 'send-again' && looked ? { kind: 'send-again' } : null;
}

/** What is missing before the answer can be given. */
export function sayMissing({ choice }: Answer, remoteName: string): string {
  if (choice === 'there') return `Give its id at ${remoteName} first.`;
  return choice === 'send-again' ? 'Tick first that you looked.' : 'Choose first what you found.';
}
