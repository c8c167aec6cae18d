import { Button, Group, Modal, Stack } from '@mantine/core';
import { type ComponentProps, useId, useState } from 'react';
import type { Resolution, Submission } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useCall } from '../../bridge/use-call.ts';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { ComeIntoSight } from '../../ui/come-into-sight.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import { useShownFocus } from '../../ui/use-shown-focus.ts';
import { quoteName } from './product-words.ts';
import { RecordId } from './record-id.tsx';
import { SendDetails } from './send-details.tsx';
import { sayReason } from './send-words.ts';
import classes from './sending.module.css';
import { type Answer, NO_ANSWER, sayMissing, toResolution } from './unsure-answer.ts';
import { Choices, IdField, Insist, type PartProps } from './unsure-choices.tsx';
import unsure from './unsure-dialog.module.css';
import { Evidence, NextLook } from './unsure-evidence.tsx';
import { MoreAnswers } from './unsure-more.tsx';

type Props = {
  /** Unsure, refused although it is there already, or in line although another copy of the catalog may have sent it. */
  readonly row: Submission;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Goes on with a list of the remote's, which settles many at once. */
  readonly onList: () => void;
};

/** Nobody can know whether the remote created it: the person looks there and says. Nothing is sent by itself. */
export function UnsureDialog({ row, opened, onClose, onList }: Props) {
  const title =
    row.state === 'rejected'
      ? t`Which product at ${row.remoteName} is ${quoteName(row)}?`
      : t`Is ${quoteName(row)} at ${row.remoteName}?`;
  const [asking, setAsking] = useState(false);
  return (
    <Modal opened={opened} onClose={onClose} title={title} size={600} closeOnEscape={!asking}>
      <Body row={row} onClose={onClose} onList={onList} onAsking={setAsking} />
    </Modal>
  );
}

type BodyProps = Omit<Props, 'opened'> & Pick<ComponentProps<typeof MoreAnswers>, 'onAsking'>;

/** What is shown from opening to closing, while the row may move. */
function Body({ row, ...does }: BodyProps) {
  const [attempts] = useState(row.attempts);
  const isAsked = row.state === 'unsure' || row.state === 'rejected' || row.reason === 'copied';
  if (!isAsked) return <Settled row={row} onClose={does.onClose} />;
  return <Answers row={row} hasLeftAgain={row.attempts !== attempts} {...does} />;
}

/** It was settled while the dialog was open: by a look-up, or elsewhere. */
function Settled({ row, onClose }: Pick<Props, 'row' | 'onClose'>) {
  const close = useInitialFocus<HTMLButtonElement>();
  return (
    <Stack gap="md">
      <p role="status" data-selectable>
        {t`It is not unsure any more.`} {sayReason(row, undefined, row.updatedAt)}
        {row.remoteRecordId !== null && <RecordId id={row.remoteRecordId} />}
      </p>
      <Evidence row={row} />
      <div className={unsure['foot']}>
        <Button variant="filled" ref={close} onClick={onClose}>{t`Close`}</Button>
      </div>
    </Stack>
  );
}

type AnswersProps = BodyProps & {
  /** Another request left since the dialog was opened. */
  readonly hasLeftAgain: boolean;
};

function Answers({ row, hasLeftAgain, onClose, onList, onAsking }: AnswersProps) {
  const refused = row.state === 'rejected';
  const [answer, setAnswer] = useState<Answer>({ ...NO_ANSWER, choice: refused ? 'there' : null });
  const resolving = useCall(offshelf().sending.resolve);
  const resolution = toResolution(answer, row);
  const form = useShownFocus();
  const denied = resolving.problem?.data?.['missing'] === true;
  const change = (next: Answer) => {
    if (next.id !== answer.id || next.choice !== answer.choice) resolving.clear();
    setAnswer(next);
  };
  const resolve = async (given: Resolution, attempts: number) => {
    const result = await resolving.call({ id: row.id, resolution: given, attempts });
    if (result.ok) onClose();
  };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (resolution !== null && !resolving.busy) void resolve(resolution, row.attempts);
      }}
    >
      <Stack gap="md">
        <p data-selectable>{sayLead(row)}</p>
        <Evidence row={row} />
        {hasLeftAgain && (
          <p
            role="status"
            className={classes['caution']}
          >{t`Another request left since you opened this. What you saw at ${row.remoteName} before may have changed: look there again.`}</p>
        )}
        {row.state === 'unsure' && <NextLook row={row} />}
        <details className={classes['evidence']}>
          <summary>{t`Request and answer`}</summary>
          <SendDetails row={row} />
        </details>
        {refused ? (
          <IdField row={row} answer={answer} onChange={change} first />
        ) : (
          <Choices row={row} answer={answer} onChange={change} />
        )}
        {resolving.problem !== null && (
          <ComeIntoSight>
            <ProblemText problem={resolving.problem} />
            {denied && <Insist row={row} answer={answer} onChange={change} />}
          </ComeIntoSight>
        )}
        <Group justify="space-between" wrap="nowrap">
          {row.state !== 'unsure' ? (
            <span />
          ) : (
            <MoreAnswers
              row={row}
              busy={resolving.busy}
              onList={onList}
              onAsking={onAsking}
              onGiveUp={(attempts) => void resolve({ kind: 'discard' }, attempts)}
            />
          )}
          <Foot row={row} answer={answer} busy={resolving.busy} onClose={onClose} />
        </Group>
      </Stack>
    </form>
  );
}

const MAYBE_ELSEWHERE = t`It was here when this copy of the catalog began to send: another one may have sent it.`;

function sayLead(row: Submission): string {
  if (row.reason === 'copied')
    return t`${row.detail ?? MAYBE_ELSEWHERE} Look for it at ${row.remoteName}, then say what you found.`;
  // When it is looked up stands below.
  const why = sayReason({ ...row, wakeAt: null, lookWaits: false }, undefined, row.updatedAt);
  return row.state === 'rejected'
    ? t`${why} If it is there already, give its id: then it counts as sent.`
    : t`${why} Look for it at ${row.remoteName}, then say what you found.`;
}

type FootProps = Omit<PartProps, 'onChange'> & { readonly busy: boolean; readonly onClose: () => void };

function Foot({ row, answer, busy, onClose }: FootProps) {
  const why = useId();
  const missing = toResolution(answer, row) === null;
  const again = answer.choice === 'send-again';
  return (
    <div className={unsure['foot']}>
      <p id={why} className={unsure['why']}>
        {missing && sayMissing(answer, row.remoteName)}
      </p>
      <Button onClick={onClose}>{t`Later`}</Button>
      <Button
        type="submit"
        variant={again ? 'danger' : 'filled'}
        aria-describedby={missing ? why : undefined}
        {...blocked(missing)}
        loading={busy}
      >
        {again ? t`Send again` : t`It is there`}
      </Button>
    </div>
  );
}
