import { ActionIcon, Checkbox, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { choicesOf } from '../../../shared/model/cell-rules.ts';
import type { FixedValue, ImportPlan } from '../../../shared/model/transfer.ts';
import { FIXABLE_FIELDS } from '../../../shared/model/transfer-words.ts';
import { t } from '../../i18n/t.ts';
import { fieldTitle, wordOfChoice } from '../../ui/field-words.ts';
import { Select } from '../../ui/select.tsx';
import { UNMOUNTED } from './choice.tsx';
import { freeFields, NEW_MEMBER } from './fixed-fields.ts';
import classes from './fixed-values.module.css';

type Props = {
  readonly one: FixedValue;
  readonly at: number;
  readonly plan: ImportPlan;
  /** It was just added: its field has the focus. */
  readonly isNew: boolean;
  /** Something was typed, or the value was left. */
  readonly onTouch: () => void;
  /** `null` takes it away. */
  readonly onChange: (next: FixedValue | null) => void;
};

/** One value: where it goes, what it is, and whose it becomes. */
export function FixedLine({ one, at, plan, isNew, onTouch, onChange }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isNew) field.current?.focus();
  }, [isNew]);
  const { into } = one;
  const name = into.to === 'field' ? fieldTitle(into.field) : into.key || t`Custom data`;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the fields in it lose the focus
    <li
      className={classes['line']}
      onBlur={({ target, relatedTarget, currentTarget }) => {
        // From the choice of the field to its value, the line is still being filled in.
        if (!field.current?.contains(target) || !currentTarget.contains(relatedTarget)) onTouch();
      }}
    >
      <Select
        ref={field}
        aria-label={t`Field of value ${at + 1}`}
        comboboxProps={UNMOUNTED}
        data={optionsOf(plan, into)}
        value={into.to === 'field' ? into.field : CUSTOM_DATA}
        onChange={(chosen) => {
          const next = FIXABLE_FIELDS.find((other) => other === chosen);
          onChange({
            ...one,
            value: '',
            into: next === undefined ? NEW_MEMBER : { to: 'field', field: next },
          });
        }}
      />
      <div className={classes['values']}>
        {into.to === 'custom-data' && (
          <TextInput
            aria-label={t`What value ${at + 1} is called in the custom data`}
            placeholder={t`Name in it`}
            value={into.key}
            maxLength={500}
            onChange={(event) => onChange({ ...one, into: { ...into, key: event.currentTarget.value } })}
          />
        )}
        <ValueInput one={one} name={name} onChange={onChange} />
      </div>
      <Whose one={one} name={name} mode={plan.mode} onChange={onChange} />
      <ActionIcon aria-label={t`Take away the value of ${name}`} onClick={() => onChange(null)}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}

const CUSTOM_DATA = 'custom-data';

function optionsOf(plan: ImportPlan, into: FixedValue['into']) {
  const free = freeFields(plan);
  const fields = FIXABLE_FIELDS.filter(
    (field) => free.includes(field) || (into.to === 'field' && into.field === field),
  );
  return [
    ...fields.map((field) => ({ value: field as string, label: fieldTitle(field) })),
    { value: CUSTOM_DATA, label: t`Custom data as…` },
  ];
}

type PartProps = Pick<Props, 'one' | 'onChange'> & { readonly name: string };

function ValueInput({ one, name, onChange }: PartProps) {
  const { into, value } = one;
  const choices = into.to === 'field' ? choicesOf(into.field) : null;
  const label = t`${name} of all rows`;
  if (into.to === 'field' && choices !== null) {
    return (
      <Select
        aria-label={label}
        comboboxProps={UNMOUNTED}
        data={choices.map((choice) => ({ value: choice, label: wordOfChoice(into.field, choice) }))}
        value={value === '' ? null : value}
        placeholder={t`Choose one`}
        onChange={(chosen) => onChange({ ...one, value: chosen ?? '' })}
      />
    );
  }
  return (
    <TextInput
      aria-label={label}
      placeholder={into.to === 'field' && into.field === 'currency' ? 'EUR' : t`Value`}
      value={value}
      spellCheck={false}
      onChange={(event) => onChange({ ...one, value: event.currentTarget.value })}
    />
  );
}

/** New products have nothing that it could write over; others may. */
function Whose({ one, name, mode, onChange }: PartProps & Pick<ImportPlan, 'mode'>) {
  if (mode === 'new') return null;
  return (
    <Checkbox
      className={classes['whose'] ?? ''}
      label={t`Also on products that are here already`}
      aria-label={t`${name}: also on products that are here already`}
      checked={one.on === 'all'}
      onChange={(event) => onChange({ ...one, on: event.currentTarget.checked ? 'all' : 'new' })}
    />
  );
}
