import { TextInput } from '@mantine/core';
import type { FindSpec } from '../../../shared/model/bulk-action.ts';
import { t } from '../../i18n/t.ts';
import { Field } from '../../ui/field.tsx';
import { FindOptions } from '../../ui/find-options.tsx';
import { noteOf } from '../../ui/note-of.ts';
import classes from './bulk-edit.module.css';
import { useBulkEdit } from './bulk-store.ts';
import { LongText } from './long-text.tsx';

type Props = { readonly value: FindSpec; readonly onChange: (typed: Partial<FindSpec>) => void };

/** What is looked for and how, and what comes there. */
export function FindInputs({ value, onChange }: Props) {
  const problem = useBulkEdit((state) => state.problem);
  /** Why a pattern can't be used; of several actions, those have it that say the same. */
  const notesOf = (part: 'find' | 'text') =>
    noteOf(value.pattern && problem?.data?.[part] === value[part] ? problem.message : undefined);
  return (
    <>
      <Field label={t`Find`} notes={notesOf('find')}>
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
        notes={notesOf('text')}
        value={value.text}
        onChange={(text) => onChange({ text })}
      />
      <div className={classes['options']}>
        <FindOptions value={value} onChange={onChange} />
      </div>
    </>
  );
}
