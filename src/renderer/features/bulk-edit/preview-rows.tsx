import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { PreviewRow } from '../../../shared/model/change.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { Tick } from '../../ui/tick.tsx';
import classes from './bulk-edit.module.css';
import { leaveOut, readMoreRows } from './bulk-steps.ts';
import { countTabRows, useBulkEdit } from './bulk-store.ts';
import { diffTexts, type Piece } from './text-diff.ts';

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
    getItemKey: (index) => rows[index]?.productId ?? index,
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
                <PreviewLine row={row} fixed={state.tab === 'same'} unsaved={unsaved.has(row.productId)} />
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
  /** Its form has changes that this action neither sees nor touches. */
  readonly unsaved: boolean;
};

function PreviewLine({ row, fixed, unsaved }: LineProps) {
  const diff = diffTexts(row.before, row.after);
  const name = row.name || 'No name yet';
  return (
    <>
      {!fixed && (
        <Tick
          label={`Change ${name}`}
          checked={!row.leftOut}
          onToggle={() => void leaveOut([row.productId], !row.leftOut)}
        />
      )}
      <div className={classes['product']}>
        <div className={classes['name']}>{name}</div>
        <div className={classes['sku']}>{row.sku}</div>
        {unsaved && <div className={classes['sku']}>Has unsaved changes in its form</div>}
      </div>
      <div className={classes['texts']} data-left-out={row.leftOut || undefined}>
        {fixed ? (
          <Side label="Unchanged" pieces={diff.before} />
        ) : (
          <>
            <Side label="Before" pieces={diff.before} />
            <Side label="After" pieces={diff.after} />
          </>
        )}
      </div>
    </>
  );
}

type SideProps = { readonly label: 'Before' | 'After' | 'Unchanged'; readonly pieces: readonly Piece[] };

function Side({ label, pieces }: SideProps) {
  const Mark = label === 'Before' ? 'del' : 'ins';
  return (
    <div className={classes['side']}>
      <span className={classes['sideLabel']}>{label}</span>
      <p className={classes['text']} data-selectable>
        {pieces.length === 0 && <span className={classes['none']}>Empty</span>}
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
