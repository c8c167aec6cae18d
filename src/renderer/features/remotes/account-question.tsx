import { Radio, Stack, TextInput } from '@mantine/core';
import { Field } from '../../ui/field.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { noteOf } from './note-of.ts';
import classes from './remotes.module.css';
import type { RemoteFormState } from './use-remote-form.ts';

type Props = { readonly form: RemoteFormState };

const OTHER = 'other';

/** A second remote at the same place: one account gets each product once, two accounts get it once each. */
export function AccountQuestion({ form: { draft, change, samePlace, shown } }: Props) {
  const labels = [...new Map(samePlace.map((remote) => [remote.accountLabel, remote.name])).entries()];
  const known = labels.some(([label]) => label === draft.accountLabel);
  const chosen = draft.accountLabel === null ? null : known ? `same:${draft.accountLabel}` : OTHER;
  return (
    <div>
      <Radio.Group
        label="Same account or another?"
        description="To one account each product is sent once, whichever remote it goes through."
        value={chosen}
        onChange={(value) =>
          change({ accountLabel: value === OTHER ? freeLabel(labels) : value.slice('same:'.length) })
        }
      >
        <Stack gap={2} mt={4}>
          {labels.map(([label, name]) => (
            <Radio key={label} value={`same:${label}`} label={`The same account as ${name}`} />
          ))}
          <Radio value={OTHER} label="Another account" />
        </Stack>
      </Radio.Group>
      {chosen === OTHER && (
        <div className={classes['inset']}>
          <Field label="A word for that account" notes={noteOf(shown.accountLabel)}>
            {(wiring) => (
              <TextInput
                {...wiring}
                value={draft.accountLabel ?? ''}
                onChange={(event) => change({ accountLabel: event.currentTarget.value })}
              />
            )}
          </Field>
        </div>
      )}
      {chosen === null && shown.accountLabel !== undefined && (
        <ProblemText problem={{ message: shown.accountLabel }} />
      )}
    </div>
  );
}

function freeLabel(labels: readonly (readonly [string, string])[]): string {
  let n = 2;
  while (labels.some(([label]) => label === `Account ${n}`)) n += 1;
  return `Account ${n}`;
}
