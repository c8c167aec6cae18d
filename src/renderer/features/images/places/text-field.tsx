import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Field } from '../../../ui/field.tsx';
import { noteOf } from '../../../ui/note-of.ts';
import type { PlaceProblems } from './place-problems.ts';
import type { PlaceFormState } from './use-place-form.ts';

/** What is typed as one line of plain letters. */
type TextKey = keyof PlaceProblems & Exclude<keyof PlaceFormState['draft'], 'folder'>;

type Props = {
  readonly form: PlaceFormState;
  readonly field: TextKey;
  readonly label: string;
  readonly help?: ReactNode;
  readonly placeholder?: string;
  readonly numeric?: boolean;
};

export function TextField({ form, field, label, help, placeholder, numeric = false }: Props) {
  const { draft, change, shown } = form;
  return (
    <Field label={label} help={help} notes={noteOf(shown[field])}>
      {(wiring) => (
        <TextInput
          {...wiring}
          error={wiring['aria-invalid']}
          value={draft[field]}
          placeholder={placeholder ?? ''}
          spellCheck={false}
          autoComplete="off"
          inputMode={numeric ? 'numeric' : 'text'}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}
