import { Textarea } from '@mantine/core';
import { Field } from '../../ui/field.tsx';

type Props = {
  readonly label: string;
  readonly rows: number;
  /** Said while nothing is typed. */
  readonly help: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
};

/** A text that may have several lines. */
export function LongText({ label, rows, help, value, onChange }: Props) {
  return (
    <Field label={label} help={value === '' ? help : undefined}>
      {(wiring) => (
        <Textarea
          {...wiring}
          autosize
          minRows={rows}
          maxRows={10}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
