import { useEffect, useEffectEvent, useRef } from 'react';
import type { ListQuery, Sort } from '../../../shared/model/query.ts';
import { onTopics } from '../../bridge/topics.ts';
import { isIdleSince } from '../../ui/last-input.ts';
import { activateProduct, noticeChange, showQuery } from './list-reading.ts';
import { countRows, rowAt, useRows } from './rows-store.ts';
import { forgetComing, moveTo, selectNothing, useSelection } from './selection-store.ts';
import { isKeyboardInRows, useFirstRow } from './use-first-row.ts';

/** Writes come in bursts while products are sent; one look per moment is enough. */
const LOOK_EVERY = 250;
/** Holding an arrow key down must not open a form per row. */
const SETTLE = 60;

type Props = {
  readonly view: ListQuery['view'];
  readonly search: string;
  readonly descriptions: boolean;
  readonly filter: ListQuery['filter'];
  /** The order that a saved view begins with; any other keeps the one that is there. */
  readonly sorts: readonly Sort[] | null;
  /** The product that the details show; `null` for a new one, `undefined` for none. */
  readonly current: number | null | undefined;
  /** The row that the keyboard came to rest on. */
  readonly onActive: (id: number) => void;
  /** Another view was opened and it has no product. */
  readonly onNone: () => void;
};

/** What was said to be active last: the list does not go to it once more when the details show it. */
let told: number | null = null;

/** A product is picked whose row is active already. */
export function notePicked(id: number): void {
  told = id;
}

/** The row that was last gone to by itself, as by an undo, and when. */
let jumped: { readonly id: number; readonly at: number } | null = null;

/** The list goes to a product that the person did not go to. */
export function noteJump(id: number): void {
  jumped = { id, at: performance.now() };
}

/** Keeps the list showing what is asked for while this is on screen. */
export function useProductList(props: Props): void {
  const { view, search, descriptions, filter, sorts, current, onActive, onNone } = props;
  const start = useEffectEvent(async (isOtherView: boolean) => {
    if (current) await activateProduct(current);
    // A new product that is open is not left for a row.
    const isLost = current === undefined || (current !== null && (isOtherView || isKeyboardInRows()));
    if (!isLost || useSelection.getState().active >= 0) return;
    if (countRows(useRows.getState()) > 0) moveTo(0);
    else onNone();
  });
  useEffect(() => {
    const { query } = useRows.getState();
    const isOtherView = query.view !== view;
    if (isOtherView || query.search !== search || query.filter !== filter) selectNothing();
    const asked = { ...query, view, search, descriptions, filter, ...(sorts && { sorts: [...sorts] }) };
    void showQuery(asked).then(() => start(isOtherView));
  }, [view, search, descriptions, filter, sorts]);

  useFirstRow();
  useEffect(() => {
    told = null;
    const look = createSpacedCall(() => void noticeChange(), LOOK_EVERY);
    const stop = onTopics(['products', 'sending', 'remotes'], look.call);
    return () => {
      stop();
      look.stop();
    };
  }, []);

  const returning = useRef(true);
  const shown = useEffectEvent(() => current);
  const settle = useEffectEvent((id: number) => {
    told = id;
    onActive(id);
  });
  useEffect(() => {
    if (!current) forgetComing();
    else if (current !== told) void activateProduct(current);
  }, [current]);
  const id = useActiveId();
  useEffect(() => {
    if (id === undefined) return;
    const before = shown();
    const isReturn = returning.current;
    returning.current = false;
    // A new product that was left for another place is still there.
    if (isReturn && before === null) return;
    const timer = setTimeout(() => {
      // What was opened meanwhile stays open.
      if (shown() !== before) return;
      if (before && wentIntoForm(id)) void activateProduct(before);
      else settle(id);
    }, SETTLE);
    return () => clearTimeout(timer);
  }, [id]);
}

/** Whether somebody went into the form that is shown just as an undo took the row from it: it stays, and so does its row. */
function wentIntoForm(id: number): boolean {
  const isJump = jumped?.id === id && !isIdleSince(jumped.at);
  return isJump && document.activeElement?.closest('[data-pane="details"]') != null;
}

/** The product of the active row, once it is read. */
function useActiveId(): number | undefined {
  const active = useSelection((state) => state.active);
  return useRows((state) => rowAt(state, active)?.id);
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
