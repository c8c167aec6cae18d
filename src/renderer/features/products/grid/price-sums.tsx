import { useEffect, useEffectEvent, useState } from 'react';
import { t } from '../../../i18n/t.ts';
import { countOf, formatPrice } from '../../../ui/format.ts';
import classes from '../product-list.module.css';
import { type RowsState, useRows } from '../rows-store.ts';
import type { Span } from './rects.ts';
import { type PriceSums as Found, sumPrices } from './sum-prices.ts';

/** A selection that still grows is not added up, in milliseconds. */
const SETTLE = 120;
/** The bottom line has room for so many currencies. */
const MOST_SAID = 3;

/** What the selected prices come to, as a spreadsheet says it at the bottom: `Sum 12.50 EUR, 3.00 USD`. */
export function PriceSums({ spans }: { readonly spans: readonly Span[] }) {
  const rows = useRows();
  const place = spans.map(({ from, to }) => `${from} ${to}`).join();
  const [found, setFound] = useState<{ readonly place: string; readonly sums: Found | null } | null>(null);
  const read = useEffectEvent((list: RowsState, isEnded: () => boolean) => sumPrices(list, spans, isEnded));
  useEffect(() => {
    let left = false;
    const look = async (): Promise<void> => {
      const sums = await read(rows, () => left);
      if (!left) setFound({ place, sums });
    };
    const timer = setTimeout(() => void look(), SETTLE);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [place, rows]);
  if (found?.place !== place) return null;
  const said = found.sums === null ? t`Sum …` : saySums(found.sums);
  if (said === '') return null;
  return (
    <span className={classes['cut']} title={said}>
      {said}
    </span>
  );
}

function saySums({ sums, unread }: Found): string {
  const said = [...sums].slice(0, MOST_SAID).map(([currency, sum]) => formatPrice(sum, currency));
  const more = sums.size - said.length;
  if (more > 0) said.push(countOf(more, 'more currency', 'more currencies'));
  const left = unread > 0 ? countOf(unread, 'price not read', 'prices not read') : '';
  if (said.length === 0) return left;
  const all = said.join(', ');
  return left === '' ? t`Sum ${all}` : t`Sum ${all} (${left})`;
}
