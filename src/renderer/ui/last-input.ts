/** Of `performance.now()`. */
let last = Number.NEGATIVE_INFINITY;

const MODIFIERS: ReadonlySet<string> = new Set(['Control', 'Shift', 'Alt', 'AltGraph', 'Meta']);

/** Notes when the person presses a key or a button of the mouse, until the returned function is called. */
export function noteInputs(): () => void {
  const note = (event: Event): void => {
    if (event instanceof KeyboardEvent && MODIFIERS.has(event.key)) return;
    last = performance.now();
  };
  for (const kind of ['keydown', 'pointerdown']) window.addEventListener(kind, note, { capture: true });
  return () => {
    for (const kind of ['keydown', 'pointerdown']) window.removeEventListener(kind, note, { capture: true });
  };
}

/** Whether nothing was pressed after this moment, in milliseconds of `performance.now()`. */
export function isIdleSince(moment: number): boolean {
  return last <= moment;
}
