import type { TimelineEntry } from '../../../../shared/model/submission.ts';
import type { History } from '../ports/sending-reader.ts';
import type { AttemptOutcome } from '../ports/sending-store.ts';
import { saySetback, sayStatus } from './say-status.ts';

type AttemptOfHistory = History['attempts'][number];

const OUTCOMES: Readonly<Record<AttemptOutcome, string>> = {
  sent: 'Created there',
  rejected: 'Not accepted',
  unsure: 'Nobody can know whether it was created',
  'not-created': 'Not created, it goes again',
};

/** The safe request that reads a remote's list; `undefined` where it can't be told any more. */
export type ListRequestOf = (
  remoteId: number,
) =>
  | { readonly method: string; readonly url: string; readonly headers: Readonly<Record<string, string>> }
  | undefined;

/** What happened to a submission, oldest first; within one millisecond a person speaks before a request leaves. */
export function tellHistory(
  { queuedAt, attempts, evidence }: History,
  listRequestOf: ListRequestOf,
): TimelineEntry[] {
  const tell = (byPerson: boolean) =>
    evidence
      .filter(({ actor }) => (actor === 'person') === byPerson)
      .map(({ at, detail, readFrom }) => {
        const asked = readFrom === null ? undefined : listRequestOf(readFrom);
        return { ...plain(at, detail), request: asked === undefined ? null : writeRequest(asked, null) };
      });
  const entries = [
    plain(queuedAt, 'Put in line'),
    ...tell(true),
    ...attempts.flatMap(tellAttempt),
    ...tell(false),
  ];
  return entries.toSorted((a, b) => a.at - b.at);
}

function plain(at: number, text: string): TimelineEntry {
  return { at, text, attempt: null, request: null, answer: null };
}

function tellAttempt(attempt: AttemptOfHistory): readonly TimelineEntry[] {
  const { n, at, request, answer } = attempt;
  const left = {
    ...plain(at, n === 1 ? 'The request left' : `Request ${n} left`),
    attempt: n,
    request: writeRequest(request, request.body),
  };
  if (answer === null) return [left];
  const answered =
    answer.status === null ? answer.error : message(`Status ${answer.status}`, answer.headers, answer.body);
  return [left, { ...plain(answer.at, sayOutcome(answer)), attempt: n, answer: answered }];
}

/** Such as: Not accepted: something in the product is not as it wants it (422). */
function sayOutcome({ outcome, status }: NonNullable<AttemptOfHistory['answer']>): string {
  if (status === null) return OUTCOMES[outcome];
  const why = outcome === 'not-created' ? saySetback(status) : sayStatus(status);
  return why === null ? OUTCOMES[outcome] : `${OUTCOMES[outcome]}: ${why}`;
}

function writeRequest(
  { method, url, headers }: NonNullable<ReturnType<ListRequestOf>>,
  body: string | null,
): string {
  return message(`${method} ${url}`, headers, body);
}

function message(head: string, headers: Readonly<Record<string, string>>, body: string | null): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [head, ...lines, '', body ?? ''].join('\n').trimEnd();
}
