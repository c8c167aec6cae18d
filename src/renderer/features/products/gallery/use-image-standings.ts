import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ImageStanding } from '../../../../shared/model/link-check.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { onTopics } from '../../../bridge/topics.ts';
import { type RowsState, rowAt } from '../rows-store.ts';

export type Standings = ReadonlyMap<number, ImageStanding>;

/** Scrolling past is no reason to ask, in milliseconds. */
const PAUSE = 80;
const REST = 250;
const MOST_ASKED = 200;
const MOST_KEPT = 5_000;

/** What is known of the images of rows `first` to `last`. */
export function useImageStandings(rows: RowsState, first: number, last: number): Standings {
  const [known, setKnown] = useState<Standings>(new Map());
  const turn = useRef(0);
  const asked = shownImages(rows, first, last);
  const ask = useEffectEvent(async () => {
    turn.current += 1;
    const mine = turn.current;
    const ids = shownImages(rows, first, last).map(({ id }) => id);
    if (ids.length === 0) return;
    const answer = await offshelf().images.standings({ ids: ids.slice(0, MOST_ASKED) });
    if (mine !== turn.current || !answer.ok) return;
    const found = answer.value.map((standing) => [standing.id, standing] as const);
    setKnown((before) => new Map([...(before.size > MOST_KEPT ? [] : before), ...found]));
  });
  const key = asked.map(({ id, imageUrl }) => `${id} ${imageUrl}`).join('\n');
  useEffect(() => {
    if (key === '') return;
    const timer = setTimeout(() => void ask(), PAUSE);
    return () => clearTimeout(timer);
  }, [key]);
  // They were looked at, perhaps. Writes come in bursts.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const askSoon = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void ask();
      }, REST);
    };
    const stop = onTopics(['products', 'sending'], askSoon);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  return known;
}

function shownImages(rows: RowsState, first: number, last: number) {
  const found = [];
  for (let index = first; index <= last; index += 1) {
    const row = rowAt(rows, index);
    if (row !== undefined && row.imageUrl !== '') found.push(row);
  }
  return found;
}
