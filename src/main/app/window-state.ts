import type { WindowState } from './preferences-schema.ts';

export type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export const SMALLEST = { width: 960, height: 600 };
const FIRST = { width: 1280, height: 800 };
/** So much of the window has to be on a display for a person to get hold of it. */
const GRIP = { width: 120, height: 48 };

/** Where the window goes: as it was left, if that is still on a display; else in the middle, as large as fits. */
export function placeWindow(
  state: WindowState | null,
  displays: readonly Area[],
): { readonly bounds: Partial<Area> & Pick<Area, 'width' | 'height'>; readonly maximized: boolean } {
  const seen = state === null ? undefined : displays.find((display) => canGrip(state, display));
  if (state === null || seen === undefined) {
    const [main] = displays;
    return { bounds: fit(FIRST, main), maximized: state?.maximized ?? false };
  }
  return { bounds: { x: state.x, y: state.y, ...fit(state, seen) }, maximized: state.maximized };
}

function fit(
  size: Pick<Area, 'width' | 'height'>,
  display: Area | undefined,
): Pick<Area, 'width' | 'height'> {
  return {
    width: Math.max(SMALLEST.width, Math.min(size.width, display?.width ?? size.width)),
    height: Math.max(SMALLEST.height, Math.min(size.height, display?.height ?? size.height)),
  };
}

/** The title bar counts: it is what a window is moved by. */
function canGrip(window: Area, display: Area): boolean {
  const across = overlap(window.x, window.width, display.x, display.width);
  const down = overlap(window.y, GRIP.height, display.y, display.height);
  return across >= GRIP.width && down >= GRIP.height;
}

function overlap(a: number, aLength: number, b: number, bLength: number): number {
  return Math.min(a + aLength, b + bLength) - Math.max(a, b);
}
