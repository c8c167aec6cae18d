import type { Resolution, Submission } from '../../../shared/model/submission.ts';
import { t } from '../../i18n/t.ts';

type Choice = 'there' | 'send-again';
/** What the person has said so far. */
export type Answer = {
  readonly choice: Choice | null;
  readonly id: string;
  /** It is there, although the remote says that it has no such product. */
  readonly insists: boolean;
  /** How many requests had left when the person ticked that they looked. */
  readonly looked: number | null;
};
export const NO_ANSWER: Answer = { choice: null, id: '', insists: false, looked: null };

/** The longest id, in characters. */
const AT_MOST = 500;

/** The choice that a radio button stands for. */
export function readChoice(value: string): Choice | null {
  return value === 'there' || value === 'send-again' ? value : null;
}

/** The answer to give about a row of which so many requests have left, or `null` while something is missing. */
export function toResolution(
  { choice, id, insists, looked }: Answer,
  { attempts }: Pick<Submission, 'attempts'>,
): Resolution | null {
  if (choice === 'there' && id.trim() !== '' && id.trim().length <= AT_MOST) {
    return { kind: 'there', remoteRecordId: id.trim(), ...(insists ? { unchecked: true } : {}) };
  }
  return choice === 'send-again' && looked === attempts ? { kind: 'send-again' } : null;
}

/** What is missing before the answer can be given. */
export function sayMissing({ choice, id, looked }: Answer, remoteName: string): string {
  if (choice === 'there' && id.trim() !== '') return t`An id has at most ${AT_MOST} characters.`;
  if (choice === 'there') return t`Give its id at ${remoteName} first.`;
  if (choice === null) return t`Choose first what you found.`;
  return looked === null
    ? t`Tick first that you looked.`
    : t`Another request left since you looked. Look there again.`;
}
