/** Looks until it is so; a test that waits in vain says for what. */
export async function until(what: string, isSo: () => boolean, patienceMs = 60_000): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
