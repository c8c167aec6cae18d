import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { ImportRow } from '../../../shared/model/transfer.ts';
import { t } from '../../i18n/t.ts';
import { Field } from '../../ui/field.tsx';
import { fieldTitle } from '../../ui/field-words.ts';
import { isOwnEscape, OWN_ESCAPE } from '../../ui/own-escape.ts';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import classes from './import.module.css';
import { useImport } from './import-store.ts';
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
    return [{ at, label: target.to === 'field' ? fieldTitle(target.field) : heading || t`Column ${at + 1}` }];
  });
  const save = async (): Promise<void> => {
    setBusy(true);
    const mended = await mendRow(row.n, cells);
    setBusy(false);
    if (mended) onClose();
  };
  /** The keys mean this row, not the whole import. */
  const pressKey = (event: KeyboardEvent): void => {
    const saves = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!saves && !isOwnEscape(event.nativeEvent)) return;
    event.preventDefault();
    event.stopPropagation();
    if (saves) void save();
    else onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the fields in it
    <div className={classes['mend']} data-own-keys onKeyDown={pressKey}>
      {used.map(({ at, label }, index) => (
        <Field key={at} label={label}>
          {(wiring) => (
            <Textarea
              {...wiring}
              ref={index === 0 ? first : null}
              {...OWN_ESCAPE}
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
        <Button onClick={onClose} {...OWN_ESCAPE}>{t`Cancel`}</Button>
        <Button
          variant="filled"
          loading={busy}
          {...OWN_ESCAPE}
          onClick={() => void save()}
        >{t`Read it again`}</Button>
      </div>
    </div>
  );
}
