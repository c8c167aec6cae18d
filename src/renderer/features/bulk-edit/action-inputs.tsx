import { Checkbox } from '@mantine/core';
import { canBeUnset, choicesOf } from '../../../shared/model/cell-rules.ts';
import { t } from '../../i18n/t.ts';
import { Field } from '../../ui/field.tsx';
import { fieldWord, wordOfChoice } from '../../ui/field-words.ts';
import { Select } from '../../ui/select.tsx';
import type { ActionDraft } from './action-draft.ts';
import { typeAction } from './bulk-steps.ts';
import { FIELD_OPTIONS } from './field-options.ts';
import { FileInput } from './file-input.tsx';
import { FindInputs } from './find-inputs.tsx';
import { LongText } from './long-text.tsx';
import { PriceInputs } from './price-inputs.tsx';
import { TemplateInputs } from './template-inputs.tsx';

type Props = { readonly action: ActionDraft };

/** What an action of each kind wants to know. */
export function ActionInputs({ action }: Props) {
  const type = (typed: Partial<ActionDraft>) => typeAction(action.key, typed);
  switch (action.kind) {
    case 'replace':
      return <FindInputs value={action} onChange={type} />;
    case 'set':
      return choicesOf(action.field) === null ? (
        <LongText
          label={t`New text`}
          rows={4}
          help={t`Left empty, this clears the ${fieldWord(action.field)}.`}
          value={action.text}
          onChange={(text) => type({ text })}
        />
      ) : (
        <ChoiceField action={action} />
      );
    case 'append':
    case 'prepend':
      return (
        <LongText
          label={action.kind === 'append' ? t`Text to add at the end` : t`Text to add at the start`}
          rows={3}
          help={t`Added exactly as typed, with spaces and new lines where you type them.`}
          value={action.text}
          onChange={(text) => type({ text })}
        />
      );
    case 'clear':
      return canBeUnset(action.field) && choicesOf(action.field) === null ? (
        <Checkbox
          label={t`Not set instead of empty`}
          checked={action.clearTo === 'not-set'}
          onChange={(event) => type({ clearTo: event.currentTarget.checked ? 'not-set' : 'empty' })}
        />
      ) : null;
    case 'case':
      return <CaseField action={action} />;
    case 'copy':
      return (
        <Field label={t`Copy from`}>
          {(wiring) => (
            <Select
              {...wiring}
              data={FIELD_OPTIONS.filter(({ value }) => value !== action.field)}
              value={action.from === action.field ? null : action.from}
              onChange={(from) => from !== null && type({ from })}
            />
          )}
        </Field>
      );
    case 'price':
      return <PriceInputs action={action} />;
    case 'template':
      return <TemplateInputs action={action} />;
    case 'from-file':
      return <FileInput action={action} />;
    case 'tidy':
      return null;
  }
}

function ChoiceField({ action }: Props) {
  const data = (choicesOf(action.field) ?? []).map((value) => ({
    value,
    label: wordOfChoice(action.field, value),
  }));
  return (
    <Field label={t`New value`}>
      {(wiring) => (
        <Select
          {...wiring}
          data={data}
          placeholder={t`Choose`}
          value={action.text === '' ? null : action.text}
          onChange={(text) => typeAction(action.key, { text: text ?? '' })}
        />
      )}
    </Field>
  );
}

const CASES = [
  { value: 'sentence', label: t`First letter of a sentence` },
  { value: 'title', label: t`First Letter of Each Word` },
  { value: 'upper', label: t`UPPER CASE` },
  { value: 'lower', label: t`lower case` },
] as const;

function CaseField({ action }: Props) {
  return (
    <Field label={t`Case`}>
      {(wiring) => (
        <Select
          {...wiring}
          data={CASES}
          value={action.to}
          onChange={(to) => to !== null && typeAction(action.key, { to })}
        />
      )}
    </Field>
  );
}
