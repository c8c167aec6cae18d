import { type RefObject, useEffect } from 'react';

/** What the arrow keys stop at: the arrow in front of each row and each group. */
const STOP = '[data-row] > div > button[aria-expanded]';
const CONTROLS = 'button, summary, textarea, a[href]';
/** So many rows PageUp and PageDown pass. */
const PAGE = 10;

/**
 * The keys of the Send list. Rows are one stop of Tab: Up, Down, Home, End and the Page keys go from row to row, Right and Left
 * open and fold, the menu key goes to what can be done, and there Right and Left go on.
 */
export function useListKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = list.current;
    const pane = root?.closest<HTMLElement>('[data-pane-focus]') ?? root;
    if (root === null || pane === null) return;
    let current: string | undefined;
    const rove = (): void => {
      const { activeElement } = document;
      const row = activeElement !== null && root.contains(activeElement) ? rowOf(activeElement) : null;
      current = row?.dataset['row'] ?? current;
      keepOneStop(root, current);
    };
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (pressKey(root, event)) event.preventDefault();
    };
    const observer = new MutationObserver(rove);
    observer.observe(root, { childList: true, subtree: true });
    pane.addEventListener('keydown', press);
    root.addEventListener('focusin', rove);
    rove();
    return () => {
      observer.disconnect();
      pane.removeEventListener('keydown', press);
      root.removeEventListener('focusin', rove);
    };
  }, [list]);
}

/** Goes to the first row of the list, or of a part of it; says whether there is one. */
export function focusFirstRow(list: HTMLElement): boolean {
  const first = list.querySelector<HTMLElement>(STOP);
  first?.focus();
  return first !== null;
}

function rowOf(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>('[data-row]');
}

/** Only the controls of one row are reached by Tab; without that, a long list would be a long way. */
function keepOneStop(root: HTMLElement, current: string | undefined): void {
  const rows = [...root.querySelectorAll<HTMLElement>('[data-row]')];
  const own = rows.find(
    (row) => row.contains(document.activeElement) && rowOf(document.activeElement ?? row) === row,
  );
  const row = own ?? rows.find(({ dataset }) => dataset['row'] === current) ?? rows[0];
  for (const control of root.querySelectorAll<HTMLElement>(CONTROLS)) {
    const its = rowOf(control);
    if (its === null) continue;
    const wanted = its === row ? 0 : -1;
    if (control.tabIndex !== wanted) control.tabIndex = wanted;
  }
}

/** Does what a key means where the focus is; says whether it means anything there. */
function pressKey(root: HTMLElement, event: KeyboardEvent): boolean {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement)
    return false;
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return goToActions(at);
  if (event.shiftKey) return false;
  if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') return goAside(at, event.key === 'ArrowRight');
  if (event.key === 'Escape') return goBack(at);
  return goAlong(root, at, event.key);
}

function goAlong(root: HTMLElement, at: HTMLElement, key: string): boolean {
  const inside = root.contains(at);
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE } as const;
  if (!inside && !['ArrowDown', 'Home', 'End'].includes(key)) return false;
  const stops = [...root.querySelectorAll<HTMLElement>(STOP)];
  if (key === 'Home') return focusOn(stops[0]);
  if (key === 'End') return focusOn(stops.at(-1));
  const step = Object.hasOwn(steps, key) ? steps[key as keyof typeof steps] : 0; // one of its own keys
  if (step === 0) return false;
  if (!inside) return focusOn(stops.find(({ tabIndex }) => tabIndex === 0) ?? stops[0]);
  const here = stops.findLastIndex((stop) => isAtOrBefore(stop, at));
  const next = Math.min(Math.max(here + step, 0), stops.length - 1);
  return focusOn(stops[next]);
}

/** The row that a control belongs to, or that stands before it. */
function isAtOrBefore(stop: HTMLElement, at: HTMLElement): boolean {
  return stop === at || Boolean(stop.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** On a row's arrow it opens and folds; among what can be done it goes to the next. */
function goAside(at: HTMLElement, onward: boolean): boolean {
  if (!at.matches(STOP)) return goAmongActions(at, onward);
  const open = at.getAttribute('aria-expanded') === 'true';
  const row = rowOf(at);
  if (onward) {
    if (open) return focusOn(row?.querySelector<HTMLElement>(`li ${STOP}, summary`));
    at.click();
    return true;
  }
  if (open) {
    at.click();
    return true;
  }
  return focusOn(row?.parentElement?.closest('[data-row]')?.querySelector<HTMLElement>(STOP));
}

function actionsOf(at: HTMLElement): readonly HTMLElement[] {
  const line = rowOf(at)?.querySelector(':scope > div');
  return [...(line?.querySelectorAll<HTMLElement>('button') ?? [])].filter((button) => !button.matches(STOP));
}

function goAmongActions(at: HTMLElement, onward: boolean): boolean {
  const actions = actionsOf(at);
  const here = actions.indexOf(at);
  if (here < 0) return false;
  if (!onward && here === 0) return goBack(at);
  return focusOn(actions[here + (onward ? 1 : -1)]);
}

/** What can be done about a row; where that is a menu alone, it opens. */
function goToActions(at: HTMLElement): boolean {
  const [first, second] = actionsOf(at);
  if (first === undefined) return false;
  first.focus();
  if (second === undefined && first.getAttribute('aria-haspopup') === 'menu') first.click();
  return true;
}

/** From anything in a row to the row itself. */
function goBack(at: HTMLElement): boolean {
  if (at.matches(STOP)) return false;
  return focusOn(rowOf(at)?.querySelector<HTMLElement>(STOP));
}

function focusOn(element: HTMLElement | null | undefined): boolean {
  if (!element) return false;
  element.focus();
  return true;
}
