import { type RefObject, useEffect, useRef } from 'react';

/** A dialog gives its first control the focus without scrolling to it: in a small window it may be out of sight. */
export function useShownFocus(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const own = form.current;
    const show = ({ target }: FocusEvent): void => {
      // Not "nearest", which takes what lies below the buttons at a dialog's end for visible.
      if (target instanceof Element) target.scrollIntoView?.({ block: 'center' });
    };
    own?.addEventListener('focusin', show, { once: true });
    return () => own?.removeEventListener('focusin', show);
  }, []);
  return form;
}
