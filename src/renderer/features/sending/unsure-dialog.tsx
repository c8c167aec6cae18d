import { ActionIcon, Button, Checkbox, Group, Menu, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { Resolution, Submission } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useCall } from '../../bridge/use-call.ts';
import { blocked } from '../../ui/blocked.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { quoteName } from './product-words.ts';
import { SendDetails } from './send-details.tsx';
import { sayReason } from './send-words.ts';
import classes from './sending.module.css';
import unsure from './unsure-dialog.module.css';
import { Evidence, NextLook } from './unsure-evidence.tsx';

type Props = {
  /** Unsure, or refused because it exists there already. */
  readonly row: Submission;
  readonly opened: boolean;
  readonly onClose: () => void;
};

/** Nobody can know whether the remote created it: the person looks there and says. Nothing is sent by itself. */
export function UnsureDialog({ row, opened, onClose }: Props) {
  const title =
    row.state === 'rejected'
      ? `Which product at ${row.remoteName} is ${quoteName(row)}?`
      : `Is ${quoteName(row)} at ${row.remoteName}?`;
  return (
    <Modal opened={opened} onClose={onClose} title={title} size={600}>
      <Answers row={row} onClose={onClose} />
    </Modal>
  );
}

type Choice = 'there' | 'send-again';
type Answer = {
  readonly choice: Choice | null;
  readonly id: string;
  /** It is there, although the remote says that it has no such product. */
  readonly insists: boolean;
  readonly looked: boolean;
};
const NO_ANSWER: Answer = { choice: null, id: '', insists: false, looked: false };

function Answers({ row, onClose }: Omit<Props, 'opened'>) {
  const refused = row.state === 'rejected';
  const [answer, setAnswer] = useState<Answer>({ ...NO_ANSWER, choice: refused ? 'there' : null });
  const resolving = useCall(offshelf().sending.resolve);
  const resolution = toResolution(answer);
  const denied = resolving.problem?.data?.['missing'] === true;
  const change = (next: Answer) => {
    if (next.id !== answer.id || next.choice !== answer.choice) resolving.clear();
    setAnswer(next);
  };
  const resolve = async (given: Resolution) => {
    const result = await resolving.call({ id: row.id, resolution: given });
    if (result.ok) onClose();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (resolution !== null && !resolving.busy) void resolve(resolution);
      }}
    >
      <Stack gap="md">
        <p data-selectable>{sayLead(row)}</p>
        <Evidence row={row} />
        {!refused && <NextLook row={row} />}
        <details className={classes['evidence']}>
          <summary>Request and answer</summary>
          <SendDetails row={row} />
        </details>
        {refused ? (
          <IdField row={row} answer={answer} onChange={change} first />
        ) : (
          <Choices row={row} answer={answer} onChange={change} />
        )}
        <ProblemText problem={resolving.problem} />
        {denied && <Insist row={row} answer={answer} onChange={change} />}
        <Group justify="space-between" wrap="nowrap">
          {refused ? (
            <span />
          ) : (
            <GiveUp row={row} busy={resolving.busy} onGiveUp={() => void resolve({ kind: 'discard' })} />
          )}
          <Foot row={row} answer={answer} busy={resolving.busy} onClose={onClose} />
        </Group>
      </Stack>
    </form>
  );
}

function sayLead(row: Submission): string {
  const why = sayReason(row, undefined, row.updatedAt);
  return row.state === 'rejected'
    ? `${why} If it is there already, give its id: then it counts as sent.`
    : `${why} Look for it at ${row.remoteName}, then say what you found.`;
}

type PartProps = {
  readonly row: Submission;
  readonly answer: Answer;
  readonly onChange: (answer: Answer) => void;
};

function Choices({ row, answer, onChange }: PartProps) {
  const { choice, looked } = answer;
  return (
    <Radio.Group
      value={choice}
      onChange={(value) => onChange({ ...answer, choice: readChoice(value) })}
      aria-label="What you found"
    >
      <Stack gap="sm">
        <Radio value="there" label="It is there" data-autofocus />
        {choice === 'there' && <IdField row={row} answer={answer} onChange={onChange} />}
        <Radio
          value="send-again"
          label="It is not there: send it again"
          disabled={row.unsureKind === 'created'}
          description={
            row.unsureKind === 'created'
              ? `Not possible here: ${row.remoteName} said that it created it.`
              : 'If it is there after all, this makes a second one.'
          }
        />
        {choice === 'send-again' && (
          <Checkbox
            className={classes['inset']}
            checked={looked}
            onChange={(event) => onChange({ ...answer, looked: event.currentTarget.checked })}
            label={`I looked at ${row.remoteName}, and it is not there`}
          />
        )}
      </Stack>
    </Radio.Group>
  );
}

/** A list may lag behind, or a key may not see everything: the person's eyes count for more. */
function Insist({ row, answer, onChange }: PartProps) {
  return (
    <Checkbox
      checked={answer.insists}
      onChange={(event) => onChange({ ...answer, insists: event.currentTarget.checked })}
      label={`I see it at ${row.remoteName}: take this id all the same`}
    />
  );
}

function readChoice(value: string): Choice | null {
  return value === 'there' || value === 'send-again' ? value : null;
}

/** The answer to give, or `null` while something is missing. */
function toResolution({ choice, id, insists, looked }: Answer): Resolution | null {
  if (choice === 'there' && id.trim() !== '') {
    return { kind: 'there', remoteRecordId: id.trim(), ...(insists ? { unchecked: true } : {}) };
  }
  return choice === 'send-again' && looked ? { kind: 'send-again' } : null;
}

/** What is missing before the answer can be given. */
function sayMissing({ choice }: Answer, remoteName: string): string {
  if (choice === 'there') return `Give its id at ${remoteName} first.`;
  return choice === 'send-again' ? 'Tick first that you looked.' : 'Choose first what you found.';
}

type FootProps = Omit<PartProps, 'onChange'> & { readonly busy: boolean; readonly onClose: () => void };

function Foot({ row, answer, busy, onClose }: FootProps) {
  const why = useId();
  const missing = toResolution(answer) === null;
  const again = answer.choice === 'send-again';
  return (
    <div className={unsure['foot']}>
      <p id={why} className={unsure['why']}>
        {missing && sayMissing(answer, row.remoteName)}
      </p>
      <Button onClick={onClose}>Later</Button>
      <Button
        type="submit"
        variant={again ? 'danger' : 'filled'}
        aria-describedby={missing ? why : undefined}
        {...blocked(missing)}
        loading={busy}
      >
        {again ? 'Send again' : 'It is there'}
      </Button>
    </div>
  );
}

type IdProps = PartProps & {
  /** The only answer there is: the focus goes there. */
  readonly first?: boolean;
};

function IdField({ row, answer, onChange, first = false }: IdProps) {
  return (
    <div className={first ? undefined : classes['inset']}>
      <Field
        label={`Its id at ${row.remoteName}`}
        help="Copy it from there. No other product here may have it, and where the API can, Offshelf looks whether it is there."
      >
        {(wiring) => (
          <TextInput
            {...wiring}
            value={answer.id}
            spellCheck={false}
            autoComplete="off"
            data-autofocus={first || undefined}
            onChange={(event) => onChange({ ...answer, id: event.currentTarget.value, insists: false })}
          />
        )}
      </Field>
    </div>
  );
}

type GiveUpProps = { readonly row: Submission; readonly busy: boolean; readonly onGiveUp: () => void };

function GiveUp({ row, busy, onGiveUp }: GiveUpProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Menu position="top-start">
        <Menu.Target>
          <ActionIcon aria-label="More answers">
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsking(true)}>Give up on it…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asking}
        title={`Give up on ${quoteName(row)}?`}
        confirmLabel="Give up"
        danger
        busy={busy}
        onConfirm={() => {
          setAsking(false);
          onGiveUp();
        }}
        onClose={() => setAsking(false)}
      >
        Nobody will know whether {row.remoteName} has it. Sending this product there later asks again first.
      </ConfirmDialog>
    </>
  );
}
