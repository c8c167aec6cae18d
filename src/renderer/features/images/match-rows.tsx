import { type RefObject, useEffect, useRef } from 'react';
import type { ImageRow } from '../../../shared/model/image-match.ts';
import { LongList } from '../../ui/long-list.tsx';
import { FileLine } from './file-line.tsx';
import classes from './images.module.css';
import { readMoreRows } from './match-reading.ts';
import { countTab, useImageMatch } from './match-store.ts';
import { groupByProduct } from './product-files.ts';
import { ProductLine } from './product-line.tsx';
import { SeveralFiles } from './several-files.tsx';

const USUAL_HEIGHT = 65;

/** The rows of the open tab; of several files for a product, the products. */
export function MatchRows() {
  const { match, tab, rows, assigning } = useImageMatch();
  const scroll = useRef<HTMLDivElement>(null);
  useKeptRow(scroll);
  const more = match !== null && rows.length < countTab(match, tab) ? () => void readMoreRows() : null;
  if (tab === 'several-files') {
    return (
      <LongList
        rows={groupByProduct(rows)}
        keyOf={({ product }) => product.id}
        usualHeight={180}
        className={classes['group']}
        scroll={scroll}
        readMore={more}
      >
        {(group) => <SeveralFiles group={group} />}
      </LongList>
    );
  }
  return (
    <LongList
      rows={rows}
      keyOf={keyOf}
      usualHeight={USUAL_HEIGHT}
      className={classes['row']}
      scroll={scroll}
      readMore={more}
    >
      {(row) =>
        row.file === null ? (
          <ProductLine row={row} />
        ) : (
          <FileLine row={row} file={row.file} tab={tab} assigning={assigning === row.file.n} />
        )
      }
    </LongList>
  );
}

/** Where the row is gone that the keyboard was in, it goes on with the one in its place. */
function useKeptRow(scroll: RefObject<HTMLDivElement | null>): void {
  const last = useRef(0);
  const assigning = useImageMatch((state) => state.assigning);
  useEffect(() => {
    const note = ({ target }: FocusEvent): void => {
      const row = target instanceof Element ? target.closest<HTMLElement>('li[data-index]') : null;
      if (row !== null) last.current = Number(row.dataset['index']);
    };
    const box = scroll.current;
    box?.addEventListener('focusin', note);
    return () => box?.removeEventListener('focusin', note);
  }, [scroll]);
  useEffect(() => {
    // What had the focus is gone together with the row or with what stood open in it.
    const { activeElement, body } = document;
    if (assigning !== null || (activeElement !== body && activeElement !== null)) return;
    const rows = [...(scroll.current?.querySelectorAll<HTMLElement>('li[data-index]') ?? [])];
    const near = rows.find((row) => Number(row.dataset['index']) >= last.current) ?? rows.at(-1);
    (near?.querySelector<HTMLElement>('button') ?? scroll.current)?.focus({ preventScroll: true });
  });
}

function keyOf({ file, products }: ImageRow, index: number): string | number {
  return file?.n ?? `product ${products[0]?.id ?? index}`;
}
