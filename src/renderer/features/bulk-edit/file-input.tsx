import { Button } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { plural, s, t } from '../../i18n/t.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { showName } from '../../ui/shown-name.ts';
import type { ActionDraft, FileValues } from './action-draft.ts';
import classes from './bulk-edit.module.css';
import { typeAction } from './bulk-steps.ts';
import { readFileValues } from './file-values.ts';

/** Rows of the file that are about no product: said, so that a mistyped SKU is not missed unseen. */
function Unknown({ file }: { readonly file: FileValues }) {
  const skus = useMemo(() => file.rows.map(([sku]) => sku), [file]);
  const { value } = useAnswer(offshelf().products.unknownSkus, { skus }, ['products']);
  if (value === undefined || value.count === 0) return null;
  const { count, first } = value;
  const names = first.map((sku) => `“${sku.slice(0, 40)}”`).join(', ');
  const others = count - first.length;
  const named = others > 0 ? t`${names} and ${formatCount(others)} more` : names;
  const rows = countOf(count, 'row');
  return (
    <p className={classes['note']} role="status">
      {plural(
        count,
        s`${rows} has a SKU of no product: ${named}.`,
        s`${rows} have a SKU of no product: ${named}.`,
      )}
    </p>
  );
}

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
      {action.file !== null && <Unknown file={action.file} />}
    </div>
  );
}
