const LONGEST = 24;

/** A SKU made from a product's name: `Yoga strap, 2 m` becomes `YOGA-STRAP-2-M`. */
export function skuFromName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  return cutAtWord(plain) || 'PRODUCT';
}

function cutAtWord(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST + 1);
  const end = cut.lastIndexOf('-');
  return end > LONGEST / 2 ? cut.slice(0, end) : text.slice(0, LONGEST);
}

/**
 * The first free SKU of a name: as it is, then with -2, -3 … `isTaken` asks the catalog.
 * Gives up counting after 50 and returns the last one tried.
 */
export async function freeSku(name: string, isTaken: (sku: string) => Promise<boolean>): Promise<string> {
  const stem = skuFromName(name);
  let candidate = stem;
  for (let n = 2; n <= 50 && (await isTaken(candidate)); n += 1) candidate = `${stem}-${n}`;
  return candidate;
}
