/** For a button that can't be used yet: it looks so, says so, and keeps the focus that a disabled one would lose. */
export function blocked(is: boolean): {
  readonly 'aria-disabled': boolean;
  readonly 'data-disabled': boolean;
} {
  return { 'aria-disabled': is, 'data-disabled': is };
}
