import { useEffect, useEffectEvent } from 'react';
import { onTopics } from '../../bridge/topics.ts';
import type { ListQuery } from '../../../shared/model/query.ts';
import { forgetList, noticeChange, showQuery } from './list-reading.ts';
import { countRows, rowAt, useRows } from './rows-store.ts';
import { forgetSelection, moveTo, selectNothing, useSelection } from './selection-store.ts';

/** Writes come in bursts while products are sent; one look per moment is enough. */
const LOOK_EVERY = 250;
/** Holding an arrow key down must not open a form per row. */
const SETTLE = 60;

type Props = {
  readonly view: ListQuery['view'];
  readonly search: string;
  /** The row that the keyboard came to rest on. */
  readonly onActive: (id: number) => void;
};

/** Keeps the list showing what is asked for while this is on screen. */
export function useProductList({ view, search, onActive }: Props): void {
  useEffect(() => {
    const { query } = useRows.getState();
    const isFirst = useRows.getState().snapshot === null;
    selectNothing();
    void showQuery({ ...query, view, search }).then(() => isFirst && startAtFirstRow());
  }, [view, search]);

  useEffect(() => {
    const look = createSpacedCall(() => void noticeChange(), LOOK_EVERY);
    const stop = onTopics(['products', 'sending', 'remotes'], look.call);
    return () => {
      stop();
      look.stop();
    };
  }, []);

  const settle = useEffectEvent(onActive);
  const id = useActiveId();
  useEffect(() => {
    if (id === undefined) return;
    const timer = setTimeout(() => settle(id), SETTLE);
    return () => clearTimeout(timer);
  }, [id]);

  useEffect(() => leaveList, []);
}

/** The product of the active row, once it is read. */
function useActiveId(): number | undefined {
  const active = useSelection((state) => state.active);
  return useRows((state) => rowAt(state, active)?.id);
}

function startAtFirstRow(): void {
  if (countRows(useRows.getState()) > 0 && useSelection.getState().active < 0) moveTo(0);
}

function leaveList(): void {
  forgetList();
  forgetSelection();
}

/** Calls at once, then at most once per `every` milliseconds; the last call is never lost. */
function createSpacedCall(run: () => void, every: number): { call: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const call = (): void => {
    if (timer !== undefined) {
      again = true;
      return;
    }
    run();
    timer = setTimeout(() => {
      timer = undefined;
      if (!again) return;
      again = false;
      call();
    }, every);
  };
  return { call, stop: () => clearTimeout(timer) };
}
