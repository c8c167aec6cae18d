import { VisuallyHidden } from '@mantine/core';
import { create } from 'zustand';

const useSpoken = create<{ readonly text: string; readonly turn: number }>(() => ({ text: '', turn: 0 }));

/** Says something politely to a screen reader, in the window's one live region. */
export function announce(text: string): void {
  useSpoken.setState(({ turn }) => ({ text, turn: turn + 1 }));
}

export function LiveRegion() {
  const { text, turn } = useSpoken();
  return (
    <VisuallyHidden component="output" aria-live="polite">
      <span key={turn}>{text}</span>
    </VisuallyHidden>
  );
}
