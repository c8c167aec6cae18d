import { useEffect, useRef, useState } from 'react';
import { countCharacters } from '../shared/count-characters.ts';
import { needRows } from './features/products/list-reading.ts';
import { readValues } from './features/products/read-rows.ts';
import { type RowsState, rowAt, useRows } from './features/products/rows-store.ts';
import type { TextRow } from './features/text-mode/text-list.tsx';

type Shown = { readonly first: number; readonly last: number };

/** The rows of the stable list as the narrow list shows them; the lengths of long texts are read as they come in sight. */
export function useTextRows() {
  const rows = useRows();
  const [shown, setShown] = useState<Shown>({ first: 0, last: 0 });
  const [lengths, setLengths] = useState<ReadonlyMap<string, number>>(new Map());
  const turn = useRef(0);
  const missing = missingLengths(rows, shown, lengths);
  useEffect(() => {
    if (missing === null) return;
    turn.current += 1;
    const mine = turn.current;
    const read = async () => {
      const found = await readLengths(useRows.getState(), shown);
      if (mine === turn.current) setLengths((before) => keepSome(before, found));
    };
    const timer = setTimeout(() => void read(), PAUSE);
    return () => clearTimeout(timer);
  }, [missing, shown]);
  return {
    rowAt: (index: number): TextRow | undefined => toTextRow(rows, index, lengths),
    onShow: (first: number, last: number) => {
      setShown((before) => (before.first === first && before.last === last ? before : { first, last }));
      const onTop = rows.pinned.length;
      needRows(Math.max(0, first - onTop), Math.max(0, last - onTop));
    },
  };
}

/** Scrolling past is no reason to read, in milliseconds. */
const PAUSE = 80;
const MOST_KEPT = 5_000;

function keyOf({ id, version }: { readonly id: number; readonly version: number }): string {
  return `${id}:${version}`;
}

function toTextRow(
  rows: RowsState,
  index: number,
  lengths: ReadonlyMap<string, number>,
): TextRow | undefined {
  const row = rowAt(rows, index);
  if (row === undefined) return undefined;
  const isCut = row.cut.includes('description');
  return {
    id: row.id,
    name: row.name,
    length: isCut ? (lengths.get(keyOf(row)) ?? null) : countCharacters(row.description),
    problems: row.remotes.reduce((sum, { problems }) => sum + problems, 0),
    hasDraft: row.hasDraft,
  };
}

/** Names the rows in sight whose length is not known; `null` where there is none. */
function missingLengths(rows: RowsState, { first, last }: Shown, lengths: ReadonlyMap<string, number>) {
  const keys: string[] = [];
  for (let index = first; index <= last; index += 1) {
    const row = rowAt(rows, index);
    if (row?.cut.includes('description') && !lengths.has(keyOf(row))) keys.push(keyOf(row));
  }
  return keys.length === 0 ? null : keys.join(' ');
}

async function readLengths(rows: RowsState, { first, last }: Shown): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (let from = first; from <= last; ) {
    const read = await readValues(rows, from, last - from + 1, ['description']);
    if (!read.ok || read.value.ids.length === 0) break;
    for (const [at, id] of read.value.ids.entries()) {
      const row = rowAt(rows, from + at);
      if (row?.id === id) found.set(keyOf(row), countCharacters(read.value.values[at]?.[0] ?? ''));
    }
    from += read.value.ids.length;
  }
  return found;
}

function keepSome(before: ReadonlyMap<string, number>, found: ReadonlyMap<string, number>) {
  return new Map([...(before.size > MOST_KEPT ? [] : before), ...found]);
}
