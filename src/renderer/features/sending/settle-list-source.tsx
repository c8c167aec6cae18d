import { Button, Textarea } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { Field } from '../../ui/field.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import classes from './settle-list.module.css';
import type { ListTable } from './settle-list-reading.ts';
import { readListTable } from './settle-list-table.ts';
import { type ListText, MOST_BYTES, readFileText, sayTooLarge } from './settle-list-text.ts';

/** A list that was read, and how it came: `pasted`, or the name of its file. */
export type GivenList = { readonly table: ListTable; readonly from: string };

type Props = {
  readonly remoteName: string;
  readonly onList: (list: GivenList) => void;
  readonly onClose: () => void;
};

const KINDS = '.csv,.tsv,.txt,.json,.jsonl,.ndjson';

/** Takes the list: pasted, typed, chosen as a file, or dropped. */
export function ListSource({ remoteName, onList, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const [over, setOver] = useState(false);
  const box = useInitialFocus<HTMLTextAreaElement>();
  const chooser = useRef<HTMLInputElement>(null);
  const { read, readFile, busy, problem } = useReading(onList);
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (typed !== '' || !isWholeList(text)) return;
    // A whole list: it is read at once, and need not be shown as text.
    event.preventDefault();
    void read({ text, from: 'pasted' });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) void readFile(file);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a file can also be chosen by the button
    <section
      className={classes['source']}
      aria-label={t`The list`}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{t`Copy or export the list of products at ${remoteName}, with ids and names, SKUs or Offshelf’s reference. Nothing changes before you have seen what was found.`}</p>
      <Field
        label={t`The list`}
        help={t`CSV, TSV, JSON or JSON lines, or one product a line; at most ${MOST_BYTES / 1_000_000} MB.`}
      >
        {(wiring) => (
          <Textarea
            {...wiring}
            ref={box}
            data-autofocus
            value={typed}
            spellCheck={false}
            placeholder={t`Paste it here`}
            rows={9}
            onPaste={paste}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      <div className={classes['or']}>
        <Button
          leftSection={<IconFile size={16} aria-hidden />}
          onClick={() => chooser.current?.click()}
        >{t`Choose a file…`}</Button>
        {t`or drop it here`}
        <input
          ref={chooser}
          type="file"
          hidden
          accept={KINDS}
          aria-label={t`File with the list`}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file !== undefined) void readFile(file);
          }}
        />
      </div>
      <ProblemText problem={problem === null ? null : { message: problem }} />
      <div className={classes['end']}>
        <Button onClick={onClose}>{t`Cancel`}</Button>
        <Button
          variant="filled"
          loading={busy}
          {...blocked(typed.trim() === '')}
          onClick={() => typed.trim() !== '' && void read({ text: typed, from: 'pasted' })}
        >{t`Read the list`}</Button>
      </div>
    </section>
  );
}

/** Several lines, or JSON, which may be one long line; a single id goes on as typing. */
function isWholeList(text: string): boolean {
  return text.trim().includes('\n') || /^\s*[[{]/.test(text);
}

function useReading(onList: Props['onList']) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const refuse = (message: string) => {
    setBusy(false);
    setProblem(message);
  };
  const read = async ({ text, from }: ListText) => {
    setBusy(true);
    setProblem(null);
    if (text.length > MOST_BYTES) return refuse(sayTooLarge(text.length));
    const reading = await readListTable(text);
    if (reading.kind === 'problem') return refuse(reading.message);
    onList({ table: reading.table, from });
  };
  const readFile = async (file: File) => {
    setBusy(true);
    setProblem(null);
    const reading = await readFileText(file);
    if (reading.kind === 'problem') return refuse(reading.message);
    await read({ text: reading.text, from: `file ${file.name}` });
  };
  return { read, readFile, busy, problem };
}
