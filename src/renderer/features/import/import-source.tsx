import { Button, Textarea } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { type ClipboardEvent, useRef, useState } from 'react';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import { useLate } from '../../ui/use-late.ts';
import { useLostFocus } from '../../ui/use-lost-focus.ts';
import wide from '../../ui/wide-screen.module.css';
import classes from './import.module.css';
import { closeImport, takeFile, takePasted } from './import-steps.ts';
import { useImport } from './import-store.ts';
import { WorkBar } from './working.tsx';

const KINDS = '.csv,.tsv,.txt,.xlsx,.json,.jsonl,.ndjson';

/** What is brought in: a file that is chosen or dropped, or a table that is pasted. */
export function ImportSourceStep() {
  const busy = useImport((state) => state.busy) !== null;
  const slow = useLate(busy);
  const problem = useImport((state) => state.problem);
  const [typed, setTyped] = useState('');
  const chooser = useRef<HTMLInputElement>(null);
  const first = useInitialFocus<HTMLButtonElement>();
  // Whoever cancelled the look at a file pressed a button that is gone then.
  useLostFocus(first, !busy);
  /** A whole table is read at once, and need not be shown as text. */
  const paste = (event: ClipboardEvent): void => {
    const [file] = event.clipboardData.files;
    const text = event.clipboardData.getData('text/plain');
    if (file === undefined && (typed !== '' || !text.trim().includes('\n'))) return;
    event.preventDefault();
    void (file === undefined ? takePasted(text) : takeFile(file));
  };
  return (
    <section
      className={`${wide['source']} ${classes['source']}`}
      aria-label={t`What to import`}
      onPaste={paste}
    >
      <p>{t`A CSV, TSV, Excel, JSON or JSON lines file, such as the product export of a shop. Nothing changes before you have seen what every row does.`}</p>
      <div className={wide['choose']}>
        <Button
          ref={first}
          data-autofocus
          variant="filled"
          {...blocked(busy)}
          leftSection={<IconFile size={16} aria-hidden />}
          onClick={() => !busy && chooser.current?.click()}
        >{t`Choose a file…`}</Button>
        {t`or drop it on the window`}
        <input
          ref={chooser}
          type="file"
          hidden
          accept={KINDS}
          aria-label={t`File to import`}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file !== undefined) void takeFile(file);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <Field label={t`Or a table, with its headings`}>
        {(wiring) => (
          <Textarea
            {...wiring}
            value={typed}
            spellCheck={false}
            placeholder={t`Paste it here`}
            rows={5}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      <ProblemText problem={problem} />
      <DialogFoot>
        {slow ? (
          <WorkBar />
        ) : (
          <>
            <Button onClick={() => void closeImport()}>{t`Cancel`}</Button>
            <Button
              {...blocked(typed.trim() === '' || busy)}
              onClick={() => typed.trim() !== '' && !busy && void takePasted(typed)}
            >{t`Read the table`}</Button>
          </>
        )}
      </DialogFoot>
    </section>
  );
}
