import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ImportRow } from '../../../shared/model/transfer.ts';
import { Field } from '../../ui/field.tsx';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import classes from './import.module.css';
import { useImport } from './import-store.ts';
import { fieldTitle } from './import-words.ts';
import { mendRow } from './preview-reading.ts';

type Props = { readonly row: ImportRow; readonly onClose: () => void };

/** The cells of a row that has a problem, to be typed anew. Columns that go nowhere are left as they are. */
export function MendRow({ row, onClose }: Props) {
  const look = useImport((state) => state.look);
  const plan = useImport((state) => state.preview?.plan);
  const headings = look?.headings ?? [];
  const [cells, setCells] = useState(() => headings.map((_, at) => row.cells?.[at] ?? null));
  const [busy, setBusy] = useState(false);
  const first = useInitialFocus<HTMLTextAreaElement>();
  const used = headings.flatMap((heading, at) => {
    const target = plan?.columns[at];
    if (target === undefined || target.to === 'ignore') return [];
    return [{ at, label: target.to === 'field' ? fieldTitle(target.field) : heading || `Column ${at + 1}` }];
  });
  const save = async (): Promise<void> => {
    setBusy(true);
    const mended = await mendRow(row.n, cells);
    setBusy(false);
    if (mended) onClose();
  };
  return (
    <div className={classes['mend']}>
      {used.map(({ at, label }, index) => (
        <Field key={at} label={label}>
          {(wiring) => (
            <Textarea
              {...wiring}
              ref={index === 0 ? first : null}
              value={cells[at] ?? ''}
              autosize={false}
              rows={(cells[at] ?? '').length > 60 ? 3 : 1}
              spellCheck={false}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setCells((old) => old.map((cell, column) => (column === at ? value : cell)));
              }}
            />
          )}
        </Field>
      ))}
      <div className={classes['mendFoot']}>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="filled" loading={busy} onClick={() => void save()}>
          Read it again
        </Button>
      </div>
    </div>
  );
}
