import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { CellValue } from '../../../shared/model/cell.ts';
import type { PreviewRow } from '../../../shared/model/change.ts';
import { FIELD_WORDS, fieldTitle, wordOfChoice } from '../../../shared/model/field-words.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
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
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey: (index) => `${rows[index]?.productId ?? index} ${rows[index]?.field ?? ''}`,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const nearEnd = (items.at(-1)?.index ?? 0) >= rows.length - 10;
  useEffect(() => {
    if (more && nearEnd) void readMoreRows();
  }, [more, nearEnd, rows]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className={classes['scroll']} ref={scroll} tabIndex={0}>
      <ul className={classes['rows']} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <li
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className={classes['row']}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <PreviewLine
                  row={row}
                  fixed={state.tab === 'same' || state.tab === 'problems'}
                  busy={state.busy !== null}
                  unsaved={unsaved.has(row.productId)}
                />
              </li>
            )
          );
        })}
      </ul>
    </div>
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
  const name = row.name || 'No name yet';
  return (
    <>
      {!fixed && (
        <Tick
          label={`Change the ${FIELD_WORDS[row.field]} of ${name}`}
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
        {unsaved && <div className={classes['unsaved']}>Has unsaved changes in its form</div>}
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
  const say = (value: CellValue) => wordOfChoice(row.field, value ?? '');
  const diff = diffTexts(say(row.before), say(row.after));
  if (row.problem !== null) {
    return (
      <>
        <p className={classes['problem']}>{row.problem}</p>
        <Side label="Stays" value={row.before} pieces={diff.before} />
      </>
    );
  }
  if (fixed) return <Side label="Unchanged" value={row.before} pieces={diff.before} />;
  return (
    <>
      <Side label="Before" value={row.before} pieces={diff.before} />
      <Side label="After" value={row.after} pieces={diff.after} />
    </>
  );
}

type SideProps = {
  readonly label: 'Before' | 'After' | 'Unchanged' | 'Stays';
  readonly value: CellValue;
  readonly pieces: readonly Piece[];
};

function Side({ label, value, pieces }: SideProps) {
  const Mark = label === 'Before' ? 'del' : 'ins';
  return (
    <div className={classes['side']}>
      <span className={classes['sideLabel']}>{label}</span>
      <p className={classes['text']} data-selectable>
        {pieces.length === 0 && (
          <span className={classes['none']}>{value === null ? 'Not set' : 'Empty'}</span>
        )}
        {pieces.map((piece, i) =>
          piece.kind === 'changed' ? (
            <Mark key={i} className={classes['changed']}>
              {piece.text}
            </Mark>
          ) : (
            <span key={i} className={piece.kind === 'cut' ? classes['none'] : undefined}>
              {piece.text}
            </span>
          ),
        )}
      </p>
    </div>
  );
}
