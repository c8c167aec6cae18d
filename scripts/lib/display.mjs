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

/** Programs that start at one time look for the number of a free display from different ones on. */
const numberFrom = (place) => String(99 + 50 * place);

/** Puts a command under a virtual display where there is no real one; `place` tells those apart that start together. */
export const withDisplay = (command, args, place = 0) =>
  hasDisplay()
    ? [command, args]
    : ['xvfb-run', ['-a', '-n', numberFrom(place), '-s', SCREEN, command, ...args]];
