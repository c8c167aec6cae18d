import { Autocomplete, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { countCharacters } from '../../../shared/count-characters.ts';
import { t } from '../../i18n/t.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import classes from './form.module.css';
import { useForm, useFormModel } from './form-context.ts';
import { FormRow, type Wiring } from './form-row.tsx';
import type { ProductFormModel } from './form-store.ts';
import { limitAt } from './remote-words.ts';

type LineField = 'name' | 'imageAlt';

const PLACEHOLDERS: Readonly<Record<LineField, string | undefined>> = {
  name: undefined,
  imageAlt: t`What the image shows`,
};

/** A field of one line. */
export function LineRow({ field }: { readonly field: LineField }) {
  const model = useFormModel();
  const value = useForm((state) => state.fields[field]);
  return (
    <FormRow field={field} counter={<LimitCounter field={field} text={value} />}>
      {(wiring) => (
        <LineInput
          {...wiring}
          value={value}
          placeholder={PLACEHOLDERS[field]}
          spellCheck
          onType={(typed) => model.edit({ [field]: typed })}
        />
      )}
    </FormRow>
  );
}

type LineInputProps = Wiring & {
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly spellCheck: boolean;
  readonly onType: (typed: string) => void;
};

/** One line, and several where a line break came with the value: a plain input would show it glued, and keep it so. */
export function LineInput({ value, onType, ...input }: LineInputProps) {
  const model = useFormModel();
  const [broken, setBroken] = useState<ProductFormModel | null>(null);
  const hasBreak = /[\r\n]/.test(value);
  if (hasBreak && broken !== model) setBroken(model); // until the form shows another product
  if (!hasBreak && broken !== model) {
    return <TextInput {...input} value={value} onChange={(event) => onType(event.currentTarget.value)} />;
  }
  const rows = Math.min(6, value.split('\n').length);
  return (
    <Textarea {...input} rows={rows} value={value} onChange={(event) => onType(event.currentTarget.value)} />
  );
}

export function DescriptionRow() {
  const model = useFormModel();
  const value = useForm((state) => state.fields.description);
  const counter = <LimitCounter field="description" text={value} always />;
  return (
    <FormRow field="description" counter={counter}>
      {(wiring) => (
        <Textarea
          {...wiring}
          value={value}
          classNames={{ input: classes['description'] }}
          onChange={(event) => model.edit({ description: event.currentTarget.value })}
        />
      )}
    </FormRow>
  );
}

const KNOWN_TYPES = ['standard', 'subscription'];

/** A suggestion or any other word. */
export function TypeRow() {
  const model = useFormModel();
  const value = useForm((state) => state.fields.type);
  return (
    <FormRow field="type">
      {(wiring) => (
        <Autocomplete
          {...wiring}
          value={value}
          data={KNOWN_TYPES}
          filter={({ options }) => options}
          placeholder={t`standard, subscription, or a word of your own`}
          spellCheck={false}
          onChange={(type) => model.edit({ type })}
        />
      )}
    </FormRow>
  );
}

type CounterProps = {
  readonly field: LineField | 'imageUrl' | 'description';
  readonly text: string;
  readonly always?: boolean;
};

/** `62 / 200` where a remote limits the field. */
export function LimitCounter({ field, text, always = false }: CounterProps) {
  const targets = useForm((state) => state.targets);
  const tightest = limitAt(targets, field);
  if (tightest === null && !always) return null;
  const length = countCharacters(text);
  if (tightest === null) return length > 0 ? sayLength(length) : null;
  return (
    <span
      data-over={length > tightest.limit || undefined}
      title={t`${tightest.remote} takes ${tightest.limit}`}
    >
      {formatCount(length)} / {formatCount(tightest.limit)}
    </span>
  );
}

function sayLength(length: number) {
  const words = countOf(length, 'character');
  return <span title={words}>{words}</span>;
}
