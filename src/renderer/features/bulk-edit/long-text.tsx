import { Textarea } from '@mantine/core';
import { Field, type FieldNote } from '../../ui/field.tsx';

type Props = {
  readonly label: string;
  readonly rows: number;
  /** Said while nothing is typed. */
  readonly help: string;
  readonly notes?: readonly FieldNote[];
  readonly value: string;
  readonly onChange: (text: string) => void;
};

/** A text that may have several lines. */
export function LongText({ label, rows, help, notes = [], value, onChange }: Props) {
  return (
    <Field label={label} help={value === '' ? help : undefined} notes={notes}>
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
