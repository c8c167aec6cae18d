import { Checkbox, Radio, Stack, TextInput } from '@mantine/core';
import type { Submission } from '../../../shared/model/submission.ts';
import { t } from '../../i18n/t.ts';
import { ComeIntoSight } from '../../ui/come-into-sight.tsx';
import { Field } from '../../ui/field.tsx';
import classes from './sending.module.css';
import { type Answer, readChoice } from './unsure-answer.ts';

export type PartProps = {
  readonly row: Submission;
  readonly answer: Answer;
  readonly onChange: (answer: Answer) => void;
};

/** What the person can have found there. */
export function Choices({ row, answer, onChange }: PartProps) {
  const { choice, looked } = answer;
  return (
    <Radio.Group
      value={choice}
      onChange={(value) => onChange({ ...answer, choice: readChoice(value) })}
      aria-label={t`What you found`}
    >
      <Stack gap="sm">
        <Radio value="there" label={t`It is there`} data-autofocus />
        {choice === 'there' && (
          <ComeIntoSight>
            <IdField row={row} answer={answer} onChange={onChange} />
          </ComeIntoSight>
        )}
        <Radio
          value="send-again"
          label={t`It is not there: send it again`}
          disabled={row.unsureKind === 'created'}
          description={
            row.unsureKind === 'created'
              ? t`Not possible here: ${row.remoteName} said that it created it.`
              : t`If it is there after all, this makes a second one.`
          }
        />
        {choice === 'send-again' && (
          <ComeIntoSight>
            <Checkbox
              className={classes['inset']}
              checked={looked === row.attempts}
              onChange={(event) =>
                onChange({ ...answer, looked: event.currentTarget.checked ? row.attempts : null })
              }
              label={t`I looked at ${row.remoteName}, and it is not there`}
            />
          </ComeIntoSight>
        )}
      </Stack>
    </Radio.Group>
  );
}

/** A list may lag behind, or a key may not see everything: the person's eyes count for more. */
export function Insist({ row, answer, onChange }: PartProps) {
  return (
    <Checkbox
      checked={answer.insists}
      onChange={(event) => onChange({ ...answer, insists: event.currentTarget.checked })}
      label={t`I see it at ${row.remoteName}: take this id all the same`}
    />
  );
}

type IdProps = PartProps & {
  /** The only answer there is: the focus goes there. */
  readonly first?: boolean;
};

/** The id of the product at the remote. */
export function IdField({ row, answer, onChange, first = false }: IdProps) {
  return (
    <div className={first ? undefined : classes['inset']}>
      <Field
        label={t`Its id at ${row.remoteName}`}
        help={t`Copy it from there. No other product here may have it, and where the API can, Offshelf looks whether it is there.`}
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
