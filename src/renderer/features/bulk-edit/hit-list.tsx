import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { PreviewHit, PreviewRow } from '../../../shared/model/change.ts';
import { t } from '../../i18n/t.ts';
import diff from '../../ui/diff-text.module.css';
import { formatCount } from '../../ui/format.ts';
import { Tick } from '../../ui/tick.tsx';
import classes from './bulk-edit.module.css';
import { leaveOutHit, MOST_HITS, readHits } from './preview-reading.ts';

const MORE = 50;

type Props = { readonly row: PreviewRow; readonly fixed: boolean; readonly busy: boolean };

/** The places that were found in one value, each with a box of its own; of very many, some at a time. */
export function HitList({ row, fixed, busy }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const wanted = useRef<number | null>(null);
  const { hits } = row;
  // The keyboard goes on at what was asked for, for the button may be gone.
  useEffect(() => {
    if (wanted.current === null) return;
    const place = list.current?.querySelector<HTMLElement>(`[data-place="${wanted.current}"]`);
    if (!place) return;
    wanted.current = null;
    (place.querySelector('input') ?? place).focus();
  });
  const show = (from: number, count: number, goTo: number): void => {
    wanted.current = goTo;
    void readHits(row.productId, row.field, from, count);
  };
  return (
    <ul className={classes['hits']} ref={list}>
      {hits.map((hit) => (
        <li
          key={hit.n}
          className={classes['hit']}
          data-place={hit.n}
          data-left-out={hit.leftOut || undefined}
          tabIndex={-1}
        >
          {!fixed && row.hitCount > 1 && (
            <Tick
              label={t`Replace ${hit.found}, place ${formatCount(hit.n + 1)} in ${row.name || t`a product without a name`}`}
              checked={!hit.leftOut}
              disabled={busy}
              onToggle={() => void leaveOutHit(row.productId, row.field, hit.n, !hit.leftOut)}
            />
          )}
          <Place hit={hit} />
        </li>
      ))}
      <OtherPlaces row={row} show={show} />
    </ul>
  );
}

type OtherProps = {
  readonly row: PreviewRow;
  readonly show: (from: number, count: number, goTo: number) => void;
};

/** More places below those on screen, and once these are many, the others before and after them. */
function OtherPlaces({ row: { hits, hitCount }, show }: OtherProps) {
  const from = hits[0]?.n ?? 0;
  const end = from + hits.length;
  if (from === 0 && end < MOST_HITS) {
    const more = Math.min(MORE, MOST_HITS - end, hitCount - end);
    return more === 0 ? null : (
      <li>
        <Button
          variant="subtle"
          onClick={() => show(0, end + more, end)}
        >{t`Show ${formatCount(more)} more of ${formatCount(hitCount)}`}</Button>
      </li>
    );
  }
  if (hitCount <= MOST_HITS) return null;
  const before = Math.max(0, from - MOST_HITS);
  return (
    <li className={classes['pages']}>
      {t`Places ${formatCount(from + 1)} to ${formatCount(end)} of ${formatCount(hitCount)}`}
      <Button
        variant="subtle"
        disabled={from === 0}
        onClick={() => show(before, MOST_HITS, before)}
      >{t`Places before`}</Button>
      <Button
        variant="subtle"
        disabled={end >= hitCount}
        onClick={() => show(end, MOST_HITS, end)}
      >{t`Places after`}</Button>
    </li>
  );
}

function Place({ hit }: { readonly hit: PreviewHit }) {
  return (
    <p className={classes['text']} data-selectable>
      {hit.left}
      <del className={diff['changed']}>{hit.found}</del>
      {hit.comes !== '' && <ins className={diff['changed']}>{hit.comes}</ins>}
      {hit.right}
    </p>
  );
}
