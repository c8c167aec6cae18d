import { Button, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { LONGEST_TABLE } from '../../../shared/model/image-words.ts';
import { t } from '../../i18n/t.ts';
import { Field, type FieldNote } from '../../ui/field.tsx';
import { countOf, formatWhen } from '../../ui/format.ts';
import { TextAction } from '../../ui/text-action.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './images.module.css';
import { changeRule, changeTable } from './match-steps.ts';
import { useImageMatch } from './match-store.ts';

const PATTERN = '(?<sku>[^_]+)_';
const TABLE = 'front.jpg, MUG-1';

type Props = { readonly kind: 'pattern' | 'table'; readonly text: string };

/** What a rule needs to be told. */
export function RuleText({ kind, text }: Props) {
  return kind === 'pattern' ? <PatternText text={text} /> : <TableText text={text} />;
}

function PatternText({ text }: { readonly text: string }) {
  const problem = useImageMatch((state) => state.problem);
  const notes: FieldNote[] =
    text !== '' && problem?.code === 'bad-input' ? [{ level: 'problem', text: problem.message }] : [];
  return (
    <Field
      label={t`Pattern`}
      notes={notes}
      help={t`Looked for in the path. The group sku or name says which product, as in (?<sku>[^_]+)_\\d`}
    >
      {(wiring) => (
        <TextInput
          {...wiring}
          value={text}
          spellCheck={false}
          className={classes['code'] ?? ''}
          maxLength={1000}
          placeholder={PATTERN}
          onChange={(event) => changeRule('pattern', { text: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}

function TableText({ text }: { readonly text: string }) {
  const input = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const take = (table: string): void => {
    if (table.length > LONGEST_TABLE) return setProblem(t`This table is too long.`);
    setProblem(null);
    changeTable(table);
  };
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const table = await readText(file);
    if (table === null) setProblem(t`This file is not UTF-8 text. Save it as CSV UTF-8 first.`);
    else take(table);
  };
  const forget = (): void => {
    take('');
    area.current?.focus();
  };
  return (
    <Field
      label={t`Files and SKUs`}
      notes={problem === null ? [] : [{ level: 'problem', text: problem }]}
      help={<TableHelp text={text} onForget={forget} />}
      aside={
        <Button size="compact-xs" variant="subtle" onClick={() => input.current?.click()}>
          {t`Choose a CSV file…`}
        </Button>
      }
    >
      {(wiring) => (
        <>
          <input
            ref={input}
            type="file"
            hidden
            accept=".csv,.tsv,.txt"
            aria-label={t`File with the table`}
            onChange={(event) => {
              void read(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
          <Textarea
            {...wiring}
            ref={area}
            rows={4}
            value={text.slice(0, SHOWN)}
            readOnly={text.length > SHOWN}
            spellCheck={false}
            className={classes['code'] ?? ''}
            placeholder={TABLE}
            onChange={(event) => take(event.currentTarget.value)}
          />
        </>
      )}
    </Field>
  );
}

type HelpProps = { readonly text: string; readonly onForget: () => void };

/** A table is kept for the next folder: it says so, and since when it is there. */
function TableHelp({ text, onForget }: HelpProps) {
  const since = useImageMatch((state) => state.tableSince);
  const now = useNow();
  if (since === null) return t`With a comma, a semicolon or a tab between them`;
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  return (
    <>
      {t`${countOf(lines, 'line')}, put in: ${formatWhen(since, now)}. Kept for the next folder, too.`}{' '}
      <TextAction within label={t`Forget the table`} onRun={onForget} />
    </>
  );
}

/** A field with more than that makes the window slow. */
const SHOWN = 100_000;

async function readText(file: File): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}
