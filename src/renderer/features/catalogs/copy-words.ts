import type { CopyStatus } from '../../../shared/model/copies.ts';
import { t } from '../../i18n/t.ts';
import { countOf } from '../../ui/format.ts';

const WHY: Readonly<Record<NonNullable<CopyStatus['why']>, string>> = {
  moved: t`This catalog was moved or copied.`,
  older: t`This is an older copy of the catalog.`,
  'ledger-lost': t`What this catalog sent was noted on this computer, and those notes are gone.`,
};

/** Why nothing is sent from this copy, and what was found out about it. */
export function sayCopy({ why, found, waiting }: CopyStatus): string {
  const sentences = [
    why === null ? '' : WHY[why],
    some(
      found.sent,
      'product that it did not know as sent was sent since: it is marked Sent now.',
      'products that it did not know as sent were sent since: they are marked Sent now.',
    ),
    some(found.unsure, 'was being sent: Unsure.', 'were being sent: Unsure.'),
    some(found.rejected, 'was not accepted.', 'were not accepted.'),
    some(
      found.lost,
      'product that was sent since is not in this copy at all.',
      'products that were sent since are not in this copy at all.',
    ),
    waiting === 0
      ? t`Nothing is sent until you say that this copy sends.`
      : countOf(
          waiting,
          'waits until you say that this copy sends.',
          'wait until you say that this copy sends.',
        ),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function some(count: number, one: string, many: string): string {
  return count === 0 ? '' : countOf(count, one, many);
}

/** What waits because its product was here when this copy began to send. */
export function sayCopied(copied: number): string {
  return countOf(
    copied,
    'product waits for your word: it was here when this copy began to send, so another copy may have sent it.',
    'products wait for your word: they were here when this copy began to send, so another copy may have sent them.',
  );
}

/** What the person is asked about the line of this copy. */
export function askAboutLine(waiting: number): string {
  return countOf(
    waiting,
    'product waits in line here. If another copy of this catalog has sent it since, sending it from here makes a second one.',
    'products wait in line here. What another copy of this catalog has sent of them since would be there twice.',
  );
}
