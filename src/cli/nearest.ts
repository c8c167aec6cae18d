/** The word that was probably meant, or `undefined` where none is near. */
export function findNearest(typed: string, words: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(typed.length / 3));
  const near = words
    .map((word) => ({ word, distance: distanceBetween(typed.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, distance }) => distance <= limit || word.toLowerCase().startsWith(typed.toLowerCase()))
    .toSorted((a, b) => a.distance - b.distance);
  return near[0]?.word;
}

/** ` Did you mean x?`, or nothing. */
export function suggest(typed: string, words: readonly string[], prefix = ''): string {
  const nearest = findNearest(typed, words);
  return nearest === undefined ? '' : ` Did you mean ${prefix}${nearest}?`;
}

/** How many letters have to be added, taken away or changed. */
function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
