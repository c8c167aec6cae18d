import type { ImagesDeps } from './deps.ts';
import type { FoundProducts } from './found-products.ts';
import type { Matcher } from './match-keys.ts';
import type { Scan } from './scans.ts';

/** Small enough for everything else that waits for this thread to go in between. */
const BATCH = 250;

/** What of a table led nowhere. */
export async function noteTables(
  deps: ImagesDeps,
  { files }: Scan,
  matchers: readonly (Matcher | null)[],
  found: FoundProducts,
): Promise<readonly string[]> {
  const table = matchers.find((matcher) => matcher?.kind === 'table');
  if (table === undefined || table === null) return [];
  let named = 0;
  const missing = new Set<string>();
  for (const [n, file] of files.entries()) {
    if (n % BATCH === BATCH - 1) await deps.pause();
    const keys = table.keysOf(file);
    if (keys.length > 0) named += 1;
    for (const key of keys) if (file.image !== null && !found.has(key)) missing.add(key.raw);
  }
  return named === 0 ? ['The table names none of these files.'] : sayMissing([...missing]);
}

function sayMissing(skus: readonly string[]): readonly string[] {
  const [first] = skus;
  if (first === undefined) return [];
  if (skus.length === 1) return [`The table names the SKU “${first}”, which none of these products has.`];
  return [`The table names ${skus.length} SKUs that none of these products has, such as “${first}”.`];
}
