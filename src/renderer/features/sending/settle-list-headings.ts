/** What a column can hold that tells a product. */
export type ColumnUse = 'id' | 'reference' | 'sku' | 'name';
export const COLUMN_USES = ['id', 'reference', 'sku', 'name'] as const satisfies readonly ColumnUse[];

/** Headings as remotes and spreadsheets write them, the likeliest first. */
const KNOWN: Readonly<Record<ColumnUse, readonly string[]>> = {
  id: ['id', 'uuid', 'product id', 'product uuid', 'record id', 'remote id'],
  reference: [
    'custom data client ref',
    'client ref',
    'client reference',
    'custom data',
    'metadata client ref',
    'metadata',
  ],
  sku: ['sku', 'product sku', 'article number', 'item number', 'part number'],
  name: ['name', 'title', 'product name', 'product title', 'product'],
};

/** The column whose heading names a use, by its whole path or by the end of it; `null` where none does. */
export function findByHeading(headings: readonly string[], use: ColumnUse): number | null {
  const whole = headings.map(simplify);
  const ends = headings.map((heading) => simplify(heading.split('.').at(-1) ?? ''));
  for (const names of [whole, ends]) {
    for (const known of KNOWN[use]) {
      const at = names.indexOf(known);
      if (at >= 0) return at;
    }
  }
  return null;
}

/** True for a first line that names columns rather than a product. */
export function looksLikeHeadings(cells: readonly string[]): boolean {
  return COLUMN_USES.some((use) => findByHeading(cells, use) !== null);
}

/** `customData.client_ref`, `Custom data: client ref` and `CUSTOM_DATA_CLIENT_REF` are one. */
function simplify(heading: string): string {
  return heading
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
