import { Checkbox, TextInput } from '@mantine/core';
import type { FindSpec } from '../../../shared/model/bulk-action.ts';
import { t } from '../../i18n/t.ts';
import { Field } from '../../ui/field.tsx';
import classes from './bulk-edit.module.css';
import { LongText } from './long-text.tsx';

type Props = { readonly value: FindSpec; readonly onChange: (typed: Partial<FindSpec>) => void };

/** What is looked for and how, and what comes there. */
export function FindInputs({ value, onChange }: Props) {
  return (
    <>
      <Field label={t`Find`}>
        {(wiring) => (
          <TextInput
            {...wiring}
            value={value.find}
            spellCheck={false}
            data-autofocus
            // What was looked for last time is there to be typed over.
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => onChange({ find: event.currentTarget.value })}
          />
        )}
      </Field>
      <LongText
        label={t`Replace with`}
        rows={2}
        help={t`Left empty, what was found is taken out.`}
        value={value.text}
        onChange={(text) => onChange({ text })}
      />
      <FindOptions value={value} onChange={onChange} />
    </>
  );
}

function FindOptions({ value, onChange }: Props) {
  return (
    <div className={classes['options']}>
      <Checkbox
        label={t`Match case`}
        checked={value.matchCase}
        onChange={(event) => onChange({ matchCase: event.currentTarget.checked })}
      />
      <Checkbox
        label={t`Whole words`}
        checked={value.wholeWord}
        onChange={(event) => onChange({ wholeWord: event.currentTarget.checked })}
      />
      <Checkbox
        label={t`Pattern`}
        description={value.pattern ? t`A regular expression; $1 stands for its first group.` : undefined}
        checked={value.pattern}
        onChange={(event) => onChange({ pattern: event.currentTarget.checked })}
      />
    </div>
  );
}
