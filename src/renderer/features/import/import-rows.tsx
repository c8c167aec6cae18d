import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ImportPlan, ImportRow } from '../../../shared/model/transfer.ts';
import { t } from '../../i18n/t.ts';
import { formatCount } from '../../ui/format.ts';
import { LongList } from '../../ui/long-list.tsx';
import { Tick } from '../../ui/tick.tsx';
import classes from './import.module.css';
import { countSeen, useImport } from './import-store.ts';
import { MendRow } from './mend-row.tsx';
import { leaveOut, readMoreRows } from './preview-reading.ts';
import { RowValues } from './row-values.tsx';

const USUAL_HEIGHT = 74;

/** The rows of the open tab: what each would do, or why it does nothing. */
export function ImportRows() {
  const state = useImport();
  const scroll = useRef<HTMLDivElement>(null);
  const { rows } = state;
  const [mending, setMending] = useState<number | null>(null);
  const more = rows.length < countSeen(state);
  return (
    <LongList
      rows={rows}
      keyOf={({ n }) => n}
      usualHeight={USUAL_HEIGHT}
      className={classes['row']}
      scroll={scroll}
      readMore={more ? () => void readMoreRows() : null}
    >
      {(row) => (
        <RowLine
          row={row}
          mending={mending === row.n}
          onMend={(open) => {
            setMending(open ? row.n : null);
            if (!open) scroll.current?.focus({ preventScroll: true });
          }}
        />
      )}
    </LongList>
  );
}

type LineProps = {
  readonly row: ImportRow;
  readonly mending: boolean;
  readonly onMend: (open: boolean) => void;
};

const TICKED: ReadonlySet<ImportRow['tab']> = new Set(['create', 'update', 'left-out']);

/** What mends such rows stands elsewhere: what is said for all of them, or the row above. */
const MENDED_ABOVE: ReadonlySet<ImportRow['repair']> = new Set(['variant-rows', 'product-above']);

/** A row that does not come in has no product yet, but a name in the file. */
function nameInFile({ cells }: ImportRow, plan: ImportPlan | undefined): string {
  const at = plan?.columns.findIndex((target) => target.to === 'field' && target.field === 'name') ?? -1;
  return cells?.[at]?.trim() ?? '';
}

function RowLine({ row, mending, onMend }: LineProps) {
  const plan = useImport((state) => state.preview?.plan);
  const name = row.name || nameInFile(row, plan) || t`No name`;
  return (
    <>
      {TICKED.has(row.tab) && (
        <Tick
          label={t`Import ${name}, line ${row.line}`}
          checked={row.tab !== 'left-out'}
          onToggle={() => void leaveOut(row)}
        />
      )}
      <div className={classes['product']}>
        <div className={classes['productName']}>{name}</div>
        <div className={classes['sku']}>{row.sku}</div>
        <div className={classes['sku']}>{t`Line ${formatCount(row.line)}`}</div>
      </div>
      <div className={classes['texts']} data-left-out={row.tab === 'left-out' || undefined}>
        {row.note !== null && (
          <p className={classes['note']} lang="en" data-problem={row.tab === 'problems' || undefined}>
            {row.note}
          </p>
        )}
        {mending ? <MendRow row={row} onClose={() => onMend(false)} /> : <RowValues row={row} />}
      </div>
      {row.tab === 'problems' && row.cells !== null && !mending && !MENDED_ABOVE.has(row.repair) && (
        <Button
          variant="subtle"
          aria-label={t`Mend line ${row.line}`}
          onClick={() => onMend(true)}
        >{t`Mend…`}</Button>
      )}
    </>
  );
}
