import { hasProgram } from './run.mjs';
import { NoWindow } from './say.mjs';
import { ensureSystem } from './system.mjs';

const SCREEN = '-screen 0 1920x1200x24';

/** True where a window can be shown to somebody. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Sees to a display, real or virtual; throws NoWindow where there can be none. */
export function ensureDisplay() {
  if (hasDisplay()) return;
  const lacking = ensureSystem('display');
  if (lacking || !hasProgram('xvfb-run')) {
    throw new NoWindow(
      'there is no display, and no xvfb-run for a virtual one',
      lacking?.fix ?? 'install xvfb',
    );
  }
}

/** Puts a command under a virtual display where there is no real one. */
export const withDisplay = (command, args) =>
  hasDisplay() ? [command, args] : ['xvfb-run', ['-a', '-s', SCREEN, command, ...args]];
