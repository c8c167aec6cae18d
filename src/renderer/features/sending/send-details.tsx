import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import type { RemoteAuth } from '../../../shared/model/remote.ts';
import type { Submission, TimelineEntry } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { copyText } from '../../ui/copy-text.ts';
import { formatMomentExactly } from '../../ui/format.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { readRequest, writeCurl } from './curl.ts';
import { nameOf } from './product-words.ts';
import classes from './sending.module.css';

/** Everything that happened to a submission, with the requests and answers as they were; keys are masked. */
export function SendDetails({ row }: { readonly row: Submission }) {
  const { value, problem } = useAnswer(offshelf().sending.timeline, { id: row.id }, ['sending']);
  const { value: remotes = [] } = useAnswer(offshelf().remotes.list, {}, ['remotes']);
  const auth = remotes.find(({ id }) => id === row.remoteId)?.auth ?? null;
  if (value === undefined) return <ProblemText problem={problem} />;
  return (
    <ol className={classes['timeline']} aria-label={t`What happened to ${nameOf(row)}`}>
      {value.map((entry, at) => (
        // The time line only grows, so that a place in it is a name.
        <Entry key={at} entry={entry} auth={auth} />
      ))}
    </ol>
  );
}

function Entry({ entry, auth }: { readonly entry: TimelineEntry; readonly auth: RemoteAuth | null }) {
  const request = entry.request === null ? null : readRequest(entry.request);
  return (
    <li className={classes['entry']}>
      <p>
        <time className={classes['moment']} dateTime={new Date(entry.at).toISOString()}>
          {formatMomentExactly(entry.at)}
        </time>
        <span data-selectable>{entry.text}</span>
      </p>
      {entry.request !== null && <Wire label={t`Request`} text={entry.request} />}
      {request !== null && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconCopy size={14} aria-hidden />}
          onClick={() => copyText(writeCurl(request, auth), t`Copied as cURL; the key is masked`)}
        >{t`Copy as cURL`}</Button>
      )}
      {entry.answer !== null && <Wire label={t`Answer`} text={entry.answer} />}
    </li>
  );
}

/** Folded, since few need it; a text field, so that long answers can be scrolled and copied by keyboard. */
function Wire({ label, text }: { readonly label: string; readonly text: string }) {
  const head = text.split('\n', 1)[0] ?? '';
  return (
    <details className={classes['wire']}>
      <summary>
        {label} <span className={classes['wireHead']}>{head}</span>
      </summary>
      <textarea readOnly spellCheck={false} aria-label={label} value={text} />
    </details>
  );
}
