import { useRef } from 'react';
import type { CellValue } from '../../../shared/model/cell.ts';
import type { PreviewRow } from '../../../shared/model/change.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { DiffText } from '../../ui/diff-text.tsx';
import { fieldTitle, fieldWord, sayChange } from '../../ui/field-words.ts';
import { LongList } from '../../ui/long-list.tsx';
import { diffTexts, type Piece } from '../../ui/text-diff.ts';
import { Tick } from '../../ui/tick.tsx';
import classes from './bulk-edit.module.css';
import { countTabRows, useBulkEdit } from './bulk-store.ts';
import { HitList } from './hit-list.tsx';
import { leaveOut, readMoreRows } from './preview-reading.ts';

const USUAL_HEIGHT = 74;

/** The rows of the open tab: before and after, the difference word by word, a tick to leave one out. */
export function PreviewRows() {
  const state = useBulkEdit();
  const scroll = useRef<HTMLDivElement>(null);
  const { rows } = state;
  const drafts = useAnswer(offshelf().drafts.list, {}, ['products']).value ?? [];
  const unsaved = new Set(drafts.map(({ productId }) => productId));
  const more = rows.length < countTabRows(state);
  return (
    <LongList
      rows={rows}
      keyOf={({ productId, field }) => `${productId} ${field}`}
      usualHeight={USUAL_HEIGHT}
      className={classes['row']}
      scroll={scroll}
      readMore={more ? () => void readMoreRows() : null}
    >
      {(row) => (
        <PreviewLine
          row={row}
          fixed={state.tab === 'same' || state.tab === 'problems'}
          busy={state.busy !== null}
          unsaved={unsaved.has(row.productId)}
        />
      )}
    </LongList>
  );
}

type LineProps = {
  readonly row: PreviewRow;
  readonly fixed: boolean;
  /** Another preview takes the place of this one, or it is being written. */
  readonly busy: boolean;
  /** Its form has changes that this action neither sees nor touches. */
  readonly unsaved: boolean;
};

function PreviewLine({ row, fixed, busy, unsaved }: LineProps) {
  const name = row.name || t`No name yet`;
  return (
    <>
      {!fixed && (
        <Tick
          label={t`Change the ${fieldWord(row.field)} of ${name}`}
          checked={!row.leftOut}
          partly={!row.leftOut && row.hits.some(({ leftOut }) => leftOut)}
          disabled={busy}
          onToggle={() => void leaveOut(row.productId, row.field, !row.leftOut)}
        />
      )}
      <div className={classes['product']}>
        <div className={classes['name']}>{name}</div>
        <div className={classes['sku']}>{row.sku}</div>
        <div className={classes['sku']}>{fieldTitle(row.field)}</div>
        {unsaved && <div className={classes['unsaved']}>{t`Has unsaved changes in its form`}</div>}
      </div>
      <div className={classes['texts']} data-left-out={row.leftOut || undefined}>
        <Values row={row} fixed={fixed} busy={busy} />
      </div>
    </>
  );
}

function Values({ row, fixed, busy }: Omit<LineProps, 'unsaved'>) {
  if (row.hits.length > 0) {
    return (
      <>
        {row.problem !== null && <p className={classes['problem']}>{row.problem}</p>}
        <HitList row={row} fixed={fixed} busy={busy} />
      </>
    );
  }
  const said = sayChange(row.field, row.before, row.after);
  const diff = diffTexts(said.before, said.after);
  if (row.problem !== null) {
    return (
      <>
        <p className={classes['problem']}>{row.problem}</p>
        <Side label={t`Stays`} value={row.before} pieces={diff.before} />
      </>
    );
  }
  if (fixed) return <Side label={t`Unchanged`} value={row.before} pieces={diff.before} />;
  return (
    <>
      <Side label={t`Before`} mark="del" value={row.before} pieces={diff.before} />
      <Side label={t`After`} value={row.after} pieces={diff.after} />
    </>
  );
}

type SideProps = {
  readonly label: string;
  readonly mark?: 'del' | 'ins';
  readonly value: CellValue;
  readonly pieces: readonly Piece[];
};

function Side({ label, mark = 'ins', value, pieces }: SideProps) {
  return (
    <div className={classes['side']}>
      <span className={classes['sideLabel']}>{label}</span>
      <p className={classes['text']} data-selectable>
        <DiffText mark={mark} value={value} pieces={pieces} />
      </p>
    </div>
  );
}
