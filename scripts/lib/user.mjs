import { capture } from './run.mjs';

const NOBODY = 'nobody';
const isRoot = () => process.platform === 'linux' && process.getuid() === 0;

/** Puts a command under the account of an ordinary user. */
const asNobody = (command, args) => ['runuser', ['-u', NOBODY, '--', command, ...args]];

/** Chromium's sandbox wants an ordinary user who may make user namespaces. */
function namespacesWork(wrap) {
  const [command, args] = wrap('unshare', ['-Ur', 'true']);
  return capture(command, args).ok;
}

function nobodyCanRead(paths) {
  return paths.every((path) => {
    const [command, args] = asNobody('test', ['-r', path]);
    return capture(command, args).ok;
  });
}

const asIs = (command, args) => [command, args];

/** Whether a window started by this very user can have Chromium's sandbox, and if not, why. */
export function ownSandbox() {
  if (process.platform !== 'linux') return { sandboxed: true };
  if (isRoot()) return { sandboxed: false, why: 'Chromium refuses its sandbox to root' };
  if (!namespacesWork(asIs))
    return { sandboxed: false, why: 'this system gives no user namespaces to ordinary users' };
  return { sandboxed: true };
}

/**
 * Who runs the e2e tests: as root an ordinary user takes over where it can read `paths`, so that the sandbox is
 * really tested. `wrap` turns a command line into that user's.
 */
export function testUser(paths) {
  if (!isRoot()) return { ...ownSandbox(), wrap: asIs };
  if (!nobodyCanRead(paths))
    return { sandboxed: false, why: 'the user nobody cannot read this folder', wrap: asIs };
  if (!namespacesWork(asNobody))
    return { sandboxed: false, why: 'there are no user namespaces here', wrap: asIs };
  return { sandboxed: true, owner: NOBODY, wrap: asNobody };
}
