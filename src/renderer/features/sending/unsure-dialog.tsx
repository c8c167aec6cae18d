import { ActionIcon, Button, Checkbox, Group, Menu, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { Resolution, Submission } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useCall } from '../../bridge/use-call.ts';
import { blocked } from '../../ui/blocked.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { formatMoment } from '../../ui/format.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { quoteName } from './product-words.ts';
import { SendDetails } from './send-details.tsx';
import { sayReason } from './send-words.ts';
import classes from './sending.module.css';

type Props = { readonly row: Submission; readonly opened: boolean; readonly onClose: () => void };

/** Nobody can know whether the remote created it: the person looks there and says. Nothing is sent by itself. */
export function UnsureDialog({ row, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={`Is ${quoteName(row)} at ${row.remoteName}?`} size={600}>
      <Answers row={row} onClose={onClose} />
    </Modal>
  );
}

/** What is known, in the order it happened. */
function Evidence({ row }: Pick<Props, 'row'>) {
  const { value = [] } = useAnswer(offshelf().sending.timeline, { id: row.id }, ['sending']);
  return (
    <ol className={classes['known']} aria-label="What happened" data-selectable>
      {value.map(({ at, text }, place) => (
        // The time line only grows, so that a place in it is a name.
        <li key={place}>
          <time className={classes['moment']} dateTime={new Date(at).toISOString()}>
            {formatMoment(at)}
          </time>
          {text}
        </li>
      ))}
    </ol>
  );
}

type Choice = 'there' | 'send-again';

function Answers({ row, onClose }: Omit<Props, 'opened'>) {
  const [choice, setChoice] = useState<Choice | null>(null);
  const [id, setId] = useState('');
  const [looked, setLooked] = useState(false);
  const resolving = useCall(offshelf().sending.resolve);
  const resolution = toResolution(choice, id, looked);
  const resolve = async (answer: Resolution) => {
    const result = await resolving.call({ id: row.id, resolution: answer });
    if (result.ok) onClose();
  };
  const confirm = () => {
    if (resolution !== null) void resolve(resolution);
  };
  return (
    <Stack gap="md">
      <p>
        {sayReason(row, undefined, row.updatedAt)} Look for it at {row.remoteName}, then say what you found.
      </p>
      <Evidence row={row} />
      <details className={classes['evidence']}>
        <summary>Request and answer</summary>
        <SendDetails row={row} />
      </details>
      <Radio.Group
        value={choice}
        onChange={(value) => setChoice(readChoice(value))}
        aria-label="What you found"
      >
        <Stack gap="sm">
          <Radio value="there" label="It is there" data-autofocus />
          {choice === 'there' && <IdField id={id} onChange={setId} row={row} />}
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
              onChange={(event) => setLooked(event.currentTarget.checked)}
              label={`I looked at ${row.remoteName}, and it is not there`}
            />
          )}
        </Stack>
      </Radio.Group>
      <ProblemText problem={resolving.problem} />
      <Group justify="space-between">
        <GiveUp row={row} busy={resolving.busy} onGiveUp={() => void resolve({ kind: 'discard' })} />
        <Group gap="sm">
          <Button onClick={onClose}>Later</Button>
          <Button
            variant={choice === 'send-again' ? 'danger' : 'filled'}
            {...blocked(resolution === null)}
            loading={resolving.busy}
            onClick={confirm}
          >
            {choice === 'send-again' ? 'Send again' : choice === 'there' ? 'It is there' : 'Done'}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

function readChoice(value: string): Choice | null {
  return value === 'there' || value === 'send-again' ? value : null;
}

/** The answer to give, or `null` while something is missing. */
function toResolution(choice: Choice | null, id: string, looked: boolean): Resolution | null {
  if (choice === 'there' && id.trim() !== '') return { kind: 'there', remoteRecordId: id.trim() };
  return choice === 'send-again' && looked ? { kind: 'send-again' } : null;
}

type IdProps = { readonly id: string; readonly onChange: (id: string) => void; readonly row: Submission };

function IdField({ id, onChange, row }: IdProps) {
  return (
    <div className={classes['inset']}>
      <Field
        label={`Its id at ${row.remoteName}`}
        help="Copy it from there. No other product here may have it."
      >
        {(wiring) => (
          <TextInput
            {...wiring}
            value={id}
            spellCheck={false}
            onChange={(event) => onChange(event.currentTarget.value)}
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
