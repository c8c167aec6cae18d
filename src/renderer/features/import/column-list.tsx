import { TextInput } from '@mantine/core';
import { useRef } from 'react';
import type { ColumnTarget, ImportLook } from '../../../shared/model/transfer.ts';
import { t } from '../../i18n/t.ts';
import { LongList } from '../../ui/long-list.tsx';
import { Select } from '../../ui/select.tsx';
import { changeColumn } from './change-columns.ts';
import { UNMOUNTED } from './choice.tsx';
import classes from './import.module.css';
import { useImport } from './import-store.ts';
import { readTarget, TARGET_OPTIONS, targetValue } from './target-options.ts';

const USUAL_HEIGHT = 52;
/** Values of a column that are shown under its heading. */
const MOST_VALUES = 3;

/** Where every column goes, and why. */
export function ColumnList() {
  const look = useImport((state) => state.look);
  const plan = useImport((state) => state.plan);
  const scroll = useRef<HTMLDivElement>(null);
  if (look === null || plan === null) return null;
  return (
    <LongList
      rows={look.headings}
      keyOf={(_heading, at) => at}
      usualHeight={USUAL_HEIGHT}
      className={classes['column']}
      scroll={scroll}
    >
      {(_heading, at) => <ColumnLine look={look} at={at} target={plan.columns[at] ?? { to: 'ignore' }} />}
    </LongList>
  );
}

type LineProps = { readonly look: ImportLook; readonly at: number; readonly target: ColumnTarget };

function ColumnLine({ look, at, target }: LineProps) {
  const heading = look.headings[at] ?? '';
  const name = heading || t`Column ${at + 1}`;
  const { plan: suggested, reasons } = look.suggestion;
  const isSuggested = JSON.stringify(suggested.columns[at]) === JSON.stringify(target);
  return (
    <>
      <div className={classes['heading']} data-quiet={target.to === 'ignore' || undefined}>
        <div className={classes['name']}>{name}</div>
        <div className={classes['values']}>{sayValues(look, at)}</div>
      </div>
      <div>
        <Select
          aria-label={t`${name} goes`}
          comboboxProps={UNMOUNTED}
          data={TARGET_OPTIONS}
          value={targetValue(target)}
          onChange={(value) => value !== null && changeColumn(at, readTarget(value, heading))}
        />
      </div>
      <div className={classes['more']}>
        {target.to === 'custom-data' && (
          <TextInput
            aria-label={t`What ${name} is called in the custom data`}
            value={target.key}
            maxLength={500}
            onChange={(event) => changeColumn(at, { to: 'custom-data', key: event.currentTarget.value })}
          />
        )}
        <span className={classes['reason']} lang={isSuggested ? 'en' : undefined}>
          {isSuggested ? reasons[at] : t`as you said`}
        </span>
      </div>
    </>
  );
}

/** The first different values that stand in a column. */
function sayValues({ sample }: ImportLook, at: number): string {
  const values = sample.map(({ cells }) => (cells[at] ?? '').trim().replaceAll(/\s+/gu, ' '));
  const some = [...new Set(values.filter((value) => value !== ''))].slice(0, MOST_VALUES);
  return some.length === 0 ? t`Empty in the first rows` : some.map((value) => value.slice(0, 80)).join(' · ');
}
