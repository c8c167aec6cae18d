/**
 * Follows the turns of this thread's event loop: until a turn ends, everything else that waits for the thread waits. Counted is
 * the thread's own processor time, which a machine that is busy with other things hardly changes;
 * the system counts it in steps of a few milliseconds.
 */
export function watchTurns(): { readonly stop: () => number } {
  let longest = 0;
  let goesOn = true;
  let before = process.threadCpuUsage();
  const turn = () => {
    const now = process.threadCpuUsage();
    longest = Math.max(longest, now.user + now.system - before.user - before.system);
    before = now;
    if (goesOn) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    /** The longest turn so far, in milliseconds. */
    stop: () => {
      goesOn = false;
      turn();
      return longest / 1000;
    },
  };
}
