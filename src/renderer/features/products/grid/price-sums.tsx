import { useEffect, useEffectEvent, useState } from 'react';
import { onTopics } from '../../../bridge/topics.ts';
import { t } from '../../../i18n/t.ts';
import { countOf, formatPrice } from '../../../ui/format.ts';
import classes from '../product-list.module.css';
import { useRows } from '../rows-store.ts';
import type { Span } from './rects.ts';
import { type PriceSums as Found, sumPrices } from './sum-prices.ts';

/** A selection that still grows is not added up, in milliseconds. */
const SETTLE = 120;
/** The bottom line has room for so many currencies. */
const MOST_SAID = 3;

/** What the selected prices come to, as a spreadsheet says it at the bottom: `Sum 12.50 EUR, 3.00 USD`. */
export function PriceSums({ spans }: { readonly spans: readonly Span[] }) {
  const place = spans.map(({ from, to }) => `${from} ${to}`).join();
  const [found, setFound] = useState<{ readonly place: string; readonly said: string } | null>(null);
  const read = useEffectEvent((isEnded: () => boolean) => sumPrices(useRows.getState(), spans, isEnded));
  useEffect(() => {
    let turn = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (mine: number): Promise<void> => {
      setFound((before) => (before?.place === place ? before : { place, said: t`Sum …` }));
      const sums = await read(() => mine !== turn);
      if (mine === turn) setFound({ place, said: sums === null ? '' : saySums(sums) });
    };
    const lookSoon = (): void => {
      turn += 1;
      const mine = turn;
      clearTimeout(timer);
      timer = setTimeout(() => void look(mine), SETTLE);
    };
    lookSoon();
    const stops = [
      onTopics(['products'], lookSoon),
      // Not with the pages: scrolling changes no price.
      useRows.subscribe((now, before) => {
        if (now.snapshot !== before.snapshot || now.pinned !== before.pinned) lookSoon();
      }),
    ];
    return () => {
      turn += 1;
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [place]);
  const said = found?.place === place ? found.said : '';
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
