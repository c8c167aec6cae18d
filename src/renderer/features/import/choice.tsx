import type { ReactNode } from 'react';
import { t } from '../../i18n/t.ts';
import { Field, type FieldNote } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';

/** Its options are drawn when it opens: a file may have as many choices as columns. */
export const UNMOUNTED = { keepMounted: false };

type Props<V extends string> = {
  readonly label: string;
  readonly help?: ReactNode;
  readonly notes?: readonly FieldNote[];
  /** `null` until something is chosen. */
  readonly value: V | null;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
};

/** One of a few, with a label. */
export function Choice<V extends string>({ label, help, notes = [], value, options, onChange }: Props<V>) {
  return (
    <Field label={label} notes={notes} {...(help !== undefined && { help })}>
      {(wiring) => (
        <Select
          {...wiring}
          comboboxProps={UNMOUNTED}
          data={options}
          value={value}
          placeholder={t`Choose one`}
          onChange={(chosen) => {
            const option = options.find((one) => one.value === chosen);
            if (option !== undefined) onChange(option.value);
          }}
        />
      )}
    </Field>
  );
}
