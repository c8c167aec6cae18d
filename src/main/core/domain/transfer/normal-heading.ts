/** A heading as it is compared: whatever its case, spaces and marks between words. */
export function normalHeading(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, ' ')
    .replace(/ ?\*$/u, '');
}

/** What a file's mapping is remembered by: its headings, in their order. */
export function fingerprintOf(headings: readonly string[]): string {
  return JSON.stringify(headings.map(normalHeading));
}
