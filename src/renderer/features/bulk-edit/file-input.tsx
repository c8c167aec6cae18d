import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { t } from '../../i18n/t.ts';
import { countOf } from '../../ui/format.ts';
import { showName } from '../../ui/shown-name.ts';
import type { ActionDraft } from './action-draft.ts';
import classes from './bulk-edit.module.css';
import { typeAction } from './bulk-steps.ts';
import { readFileValues } from './file-values.ts';

/** Chooses the file with a value for each SKU. */
export function FileInput({ action }: { readonly action: ActionDraft }) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const read = await readFileValues(file);
    setProblem('problem' in read ? read.problem : null);
    typeAction(action.key, { file: 'problem' in read ? null : read });
  };
  return (
    <div className={classes['options']}>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt"
        aria-label={t`File with values`}
        onChange={(event) => void choose(event.currentTarget.files?.[0])}
      />
      <Button onClick={() => input.current?.click()}>{t`Choose a CSV file…`}</Button>
      <p className={classes['note']}>
        {problem ??
          (action.file === null
            ? t`The first column is the SKU, the second the new value.`
            : `${showName(action.file.name)}: ${countOf(action.file.rows.length, 'row')}`)}
      </p>
    </div>
  );
}
