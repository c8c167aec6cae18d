import { Checkbox, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BulkAction, BulkField } from '../../../shared/model/change.ts';
import { FIELD_WORDS } from '../../../shared/model/field-words.ts';
import { Field } from '../../ui/field.tsx';
import { type BulkDraft, FIELD_NAME } from './bulk-draft.ts';
import classes from './bulk-edit.module.css';
import { typeDraft } from './bulk-steps.ts';

const FIELDS = Object.entries(FIELD_NAME).map(([value, label]) => ({ value: value as BulkField, label }));

const KINDS: { value: BulkAction['kind']; label: string }[] = [
  { value: 'replace', label: 'Replace' },
  { value: 'set', label: 'Set' },
  { value: 'append', label: 'Append' },
];

/** What is to be done: which field, which action, which words. */
export function ActionForm({ draft }: { readonly draft: BulkDraft }) {
  return (
    <div className={classes['form']}>
      <Choice label="Field">
        <SegmentedControl
          fullWidth
          aria-label="Field"
          data={FIELDS}
          value={draft.field}
          onChange={(field) => typeDraft({ field })}
        />
      </Choice>
      <Choice label="Action">
        <SegmentedControl
          fullWidth
          aria-label="Action"
          data={KINDS}
          value={draft.kind}
          onChange={(kind) => typeDraft({ kind })}
        />
      </Choice>
      {draft.kind === 'replace' && <FindField draft={draft} />}
      <TextField draft={draft} />
      {draft.kind === 'replace' && (
        <Checkbox
          label="Match case"
          checked={draft.matchCase}
          onChange={(event) => typeDraft({ matchCase: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}

function Choice({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <div className={classes['label']}>{label}</div>
      {children}
    </div>
  );
}

function FindField({ draft }: { readonly draft: BulkDraft }) {
  return (
    <Field label="Find">
      {(wiring) => (
        <TextInput
          {...wiring}
          value={draft.find}
          spellCheck={false}
          data-autofocus
          onChange={(event) => typeDraft({ find: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}

const TEXT_LABEL = { replace: 'Replace with', set: 'New text', append: 'Text to add at the end' } as const;

function TextField({ draft }: { readonly draft: BulkDraft }) {
  const help = {
    replace: draft.text === '' ? 'Left empty, what was found is taken out.' : undefined,
    set: draft.text === '' ? `Left empty, this clears the ${FIELD_WORDS[draft.field]}.` : undefined,
    append: 'Added exactly as typed: start with a space or a new line where you want one.',
  }[draft.kind];
  return (
    <Field label={TEXT_LABEL[draft.kind]} help={help}>
      {(wiring) => (
        <Textarea
          {...wiring}
          autosize
          minRows={draft.kind === 'replace' ? 2 : 5}
          maxRows={12}
          value={draft.text}
          onChange={(event) => typeDraft({ text: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}
