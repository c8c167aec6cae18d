import { TextInput } from '@mantine/core';
import type { CellEdit, GroupCells } from '../../../shared/model/cell-edit.ts';
import { choicesOf } from '../../../shared/model/cell-rules.ts';
import type { ColumnTarget } from '../../../shared/model/transfer.ts';
import { t } from '../../i18n/t.ts';
import { Field } from '../../ui/field.tsx';
import { wordOfChoice } from '../../ui/field-words.ts';
import { formatCount } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import { UNMOUNTED } from './choice.tsx';
import { cellsOf } from './use-cells.ts';

type Find = Extract<CellEdit, { readonly kind: 'replace' }>;
type SetTo = Extract<CellEdit, { readonly kind: 'set' }>;

export const NO_FIND: Find = {
  kind: 'replace',
  find: '',
  text: '',
  matchCase: false,
  wholeWord: false,
  pattern: false,
};

export const NO_SET: SetTo = { kind: 'set', value: '', of: null };

type FindProps = { readonly value: Find; readonly onChange: (value: Find) => void };

/** What is looked for in the cells, and what comes there. */
export function FindCells({ value, onChange }: FindProps) {
  const first = useInitialFocus<HTMLInputElement>();
  return (
    <>
      <Field label={t`Find`}>
        {(wiring) => (
          <TextInput
            {...wiring}
            ref={first}
            value={value.find}
            maxLength={MOST_TYPED}
            spellCheck={false}
            onChange={(event) => onChange({ ...value, find: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t`Replace with`} help={t`Left empty, what was found is taken out.`}>
        {(wiring) => (
          <TextInput
            {...wiring}
            value={value.text}
            maxLength={MOST_TYPED}
            spellCheck={false}
            onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

const MOST_TYPED = 10_000;

type SetProps = {
  readonly value: SetTo;
  readonly cells: GroupCells | null;
  readonly target: ColumnTarget | undefined;
  readonly onChange: (value: SetTo) => void;
};

const ALL = 'all';

/** One text for all of the cells, or for those that have the same text now. */
export function SetCells({ value, cells, target, onChange }: SetProps) {
  const first = useInitialFocus<HTMLInputElement>();
  const values = cells?.values ?? [];
  const options = [
    { value: ALL, label: t`All ${formatCount(cells === null ? 0 : cellsOf(cells))}` },
    ...values.map(({ text, cells: count }, at) => ({
      value: String(at),
      label: `${text.trim() === '' ? t`Blank` : `“${text}”`} (${formatCount(count)})`,
    })),
  ];
  const chosen = values.findIndex(({ text }) => text === value.of);
  return (
    <>
      <Field label={t`Which cells`}>
        {(wiring) => (
          <Select
            {...wiring}
            ref={first}
            comboboxProps={UNMOUNTED}
            data={options}
            value={chosen < 0 ? ALL : String(chosen)}
            onChange={(next) =>
              onChange({
                ...value,
                of: next === null || next === ALL ? null : (values[Number(next)]?.text ?? null),
              })
            }
          />
        )}
      </Field>
      <NewText value={value} target={target} onChange={onChange} />
    </>
  );
}

function NewText({ value, target, onChange }: Omit<SetProps, 'cells'>) {
  const field = target?.to === 'field' ? target.field : null;
  const choices = field === null ? null : choicesOf(field);
  return (
    <Field label={t`Set them to`} help={t`Left empty, the cells are blank.`}>
      {(wiring) =>
        field !== null && choices !== null ? (
          <Select
            {...wiring}
            comboboxProps={UNMOUNTED}
            data={choices.map((choice) => ({ value: choice, label: wordOfChoice(field, choice) }))}
            value={value.value === '' ? null : value.value}
            clearable
            placeholder={t`Blank`}
            onChange={(next) => onChange({ ...value, value: next ?? '' })}
          />
        ) : (
          <TextInput
            {...wiring}
            value={value.value}
            maxLength={MOST_TYPED}
            spellCheck={false}
            onChange={(event) => onChange({ ...value, value: event.currentTarget.value })}
          />
        )
      }
    </Field>
  );
}
