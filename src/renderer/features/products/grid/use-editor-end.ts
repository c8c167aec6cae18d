import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { moveAfterEdit, type Step } from './cell-steps.ts';
import type { ValueCell } from './grid-cell.ts';
import { dropTyped, leaveEdit, openEdit } from './open-edit.ts';

export type { Step };

type Finish = (value: ValueCell | undefined, step: Step) => void;

/**
 * Ends an editor once, by its own keys or because the window goes on to something else: then what was typed is written,
 * and the keyboard stays where it went.
 */
export function useEditorEnd(input: RefObject<HTMLElement | null>, finish: Finish): Finish {
  const ended = useRef(false);
  const close = useEffectEvent(() => {
    if (ended.current) return;
    ended.current = true;
    finish(undefined, [0, 0]);
  });
  useEffect(() => openEdit(() => close()), []);
  useEffect(() => {
    const element = input.current;
    const onBlur = ({ relatedTarget }: FocusEvent): void => {
      if (!(relatedTarget instanceof HTMLElement) || relatedTarget.closest('[data-keys="grid"]')) return;
      leaveEdit();
      relatedTarget.focus({ preventScroll: true });
    };
    element?.addEventListener('blur', onBlur);
    return () => element?.removeEventListener('blur', onBlur);
  }, [input]);
  return (value, step) => {
    if (ended.current) return;
    ended.current = true;
    if (value === undefined) dropTyped();
    finish(value, moveAfterEdit(step) ? [0, 0] : step);
  };
}
