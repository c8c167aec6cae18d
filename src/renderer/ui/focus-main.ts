/** Puts the keyboard into the middle of the window: its list, or what else it marks as its start. */
export function focusMain(): void {
  const pane = document.querySelector<HTMLElement>('[data-pane="list"]');
  const start = pane?.querySelector<HTMLElement>('[data-pane-focus]') ?? pane;
  start?.focus({ preventScroll: true });
}

/** The same, but only where the focus was lost with what had it, and not from under a dialog, which takes it in a moment. */
export function rescueFocus(): void {
  const { activeElement, body } = document;
  const isLost = activeElement === null || activeElement === body || activeElement.matches('[data-pane]');
  if (isLost && document.querySelector('[role="dialog"]') === null) focusMain();
}
