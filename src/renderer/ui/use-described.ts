import { useEffect } from 'react';

/**
 * Ties a control to its notes. Mantine's inputs drop these two attributes when they are handed them as props; without
 * `invalid` that one is left to Mantine's own `error`.
 */
export function useDescribed(id: string, describedBy: string | undefined, invalid?: boolean): void {
  useEffect(() => {
    const control = document.getElementById(id);
    if (control === null) return;
    set(control, 'aria-describedby', describedBy);
    if (invalid !== undefined) set(control, 'aria-invalid', invalid ? 'true' : undefined);
  });
}

function set(control: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) control.removeAttribute(name);
  else control.setAttribute(name, value);
}
