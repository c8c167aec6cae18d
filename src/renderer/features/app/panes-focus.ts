const ORDER = ['views', 'list', 'details'] as const;

/** Goes to the next pane that is on screen (F6), or to the one before. */
export function focusPane(step: 1 | -1): void {
  const panes = ORDER.map((name) => document.querySelector<HTMLElement>(`[data-pane="${name}"]`)).filter(
    (pane) => pane !== null,
  );
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = at < 0 && step < 0 ? panes.length - 1 : (at + step + panes.length) % panes.length;
  const pane = panes[next];
  if (pane) firstFocus(pane).focus();
}

/** What a pane marks as its start, else its first control, else the pane itself. */
function firstFocus(pane: HTMLElement): HTMLElement {
  return (
    pane.querySelector<HTMLElement>('[data-pane-focus]') ??
    pane.querySelector<HTMLElement>('input:not(:disabled), textarea:not(:disabled), button:not(:disabled)') ??
    pane
  );
}
