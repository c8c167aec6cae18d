import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../i18n/t.ts';
import { Select } from '../../ui/select.tsx';
import { type Cell, convertCell, type Row, rowProblem, writeRows } from './custom-data-text.ts';
import classes from './form.module.css';
import { useFormModel } from './form-context.ts';

type NumberedRow = Row & { readonly id: number };

const KINDS: { value: Cell['kind']; label: string }[] = [
  { value: 'text', label: t`Text` },
  { value: 'number', label: t`Number` },
  { value: 'yes-no', label: t`Yes or no` },
  { value: 'nothing', label: t`Nothing` },
];

let lastId = 0;

function numbered(row: Row): NumberedRow {
  lastId += 1;
  return { ...row, id: lastId };
}

/** Custom data as rows. Every change writes the JSON anew; half-typed rows are kept as they are. */
export function CustomDataTable({ opening }: { readonly opening: readonly Row[] }) {
  const model = useFormModel();
  const [rows, setRows] = useState<readonly NumberedRow[]>(() => opening.map(numbered));
  const [added, setAdded] = useState<number | null>(null);
  const change = (next: readonly NumberedRow[]) => {
    setRows(next);
    model.edit({ customData: writeRows(next) });
  };
  const add = () => {
    const row = numbered({ key: '', value: { kind: 'text', raw: '' } });
    setAdded(row.id);
    setRows([...rows, row]);
  };
  return (
    <div className={classes['table']}>
      {rows.map((row, at) => (
        <TableRow
          key={row.id}
          row={row}
          at={at}
          problem={rowProblem(rows, row)}
          isNew={row.id === added}
          onChange={(part) => change(rows.map((one) => (one.id === row.id ? { ...one, ...part } : one)))}
          onRemove={() => change(rows.filter((one) => one.id !== row.id))}
        />
      ))}
      <Button
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        data-field="customData"
        onClick={add}
      >{t`Add a key`}</Button>
    </div>
  );
}

type RowProps = {
  readonly row: NumberedRow;
  readonly at: number;
  readonly problem: string | null;
  readonly isNew: boolean;
  readonly onChange: (part: Partial<Row>) => void;
  readonly onRemove: () => void;
};

/** A row just added is where the person types next. */
function focus(input: HTMLInputElement | null): void {
  input?.focus();
}

function TableRow({ row, at, problem, isNew, onChange, onRemove }: RowProps) {
  const name = row.key === '' ? t`row ${at + 1}` : row.key;
  const problemId = `custom-data-problem-${row.id}`;
  return (
    <div className={classes['tableRow']}>
      <TextInput
        aria-label={t`Key of ${name}`}
        aria-describedby={problemId}
        placeholder={t`Key`}
        value={row.key}
        ref={isNew ? focus : null}
        spellCheck={false}
        onChange={(event) => onChange({ key: event.currentTarget.value })}
      />
      <Select
        aria-label={t`Kind of ${name}`}
        value={row.value.kind}
        data={KINDS}
        onChange={(kind) => kind !== null && onChange({ value: convertCell(row.value, kind) })}
      />
      <ValueInput
        label={t`Value of ${name}`}
        cell={row.value}
        invalid={problem !== null}
        onChange={onChange}
      />
      <ActionIcon aria-label={t`Remove ${name}`} onClick={onRemove}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
      <output id={problemId} className={classes['tableProblem']}>
        {problem}
      </output>
    </div>
  );
}

type ValueProps = {
  readonly label: string;
  readonly cell: Cell;
  readonly invalid: boolean;
  readonly onChange: (part: Partial<Row>) => void;
};

function ValueInput({ label, cell, invalid, onChange }: ValueProps) {
  if (cell.kind === 'nothing') return <TextInput aria-label={label} value="null" disabled />;
  if (cell.kind === 'yes-no') {
    return (
      <Select
        aria-label={label}
        value={cell.raw}
        data={[
          { value: 'true', label: t`Yes` },
          { value: 'false', label: t`No` },
        ]}
        onChange={(raw) => raw !== null && onChange({ value: { kind: 'yes-no', raw } })}
      />
    );
  }
  return (
    <TextInput
      aria-label={label}
      aria-invalid={invalid}
      placeholder={t`Value`}
      value={cell.raw}
      onChange={(event) => onChange({ value: { kind: cell.kind, raw: event.currentTarget.value } })}
    />
  );
}
