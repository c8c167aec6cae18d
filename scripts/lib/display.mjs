import { hasProgram } from './run.mjs';
import { Problem } from './say.mjs';
import { ensureSystem } from './system.mjs';

const SCREEN = '-screen 0 1920x1200x24';

/** True where a window can be shown to somebody. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Puts a command under a virtual display where there is no real one. */
export function withDisplay(command, args) {
  if (hasDisplay()) return [command, args];
  const lacking = ensureSystem('display');
  if (!hasProgram('xvfb-run'))
    throw new Problem('there is no display and no xvfb-run', lacking?.fix ?? 'install xvfb');
  return ['xvfb-run', ['-a', '-s', SCREEN, command, ...args]];
}
