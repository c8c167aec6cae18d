import { hasProgram } from './run.mjs';
import { NoWindow } from './say.mjs';

const SCREEN = '-screen 0 1920x1200x24';

/** True where a window can be shown to somebody. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Throws NoWindow where there is neither a display nor the means to make one; `fix` says how to get them. */
export function ensureDisplay(fix = 'install xvfb and xauth') {
  if (hasDisplay() || hasProgram('xvfb-run')) return;
  throw new NoWindow('there is no display, and no xvfb-run for a virtual one', fix);
}

/** Puts a command under a virtual display where there is no real one. */
export const withDisplay = (command, args) =>
  hasDisplay() ? [command, args] : ['xvfb-run', ['-a', '-s', SCREEN, command, ...args]];
