const PAUSE_MS = 100;
const PATIENCE_MS = 40_000;

/** What `look` finds, as soon as it finds something; an error that names what did not happen in time. */
export async function waitFor(what, look) {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const found = await look();
    if (found) return found;
    await new Promise((wake) => {
      setTimeout(wake, PAUSE_MS);
    });
  }
  throw new Error(`${what} did not happen`);
}
