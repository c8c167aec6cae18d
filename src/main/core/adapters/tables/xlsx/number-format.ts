/** How a sheet shows a number, as far as it says what the number is. `pad`: with so many digits at least. */
export type NumberFormat =
  | { readonly kind: 'number' }
  | { readonly kind: 'pad'; readonly digits: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'elapsed' };

export const PLAIN: NumberFormat = { kind: 'number' };
/** The built-in formats that are dates or times, also those of East Asian programs (ECMA-376, 18.8.30). */
const DATE_IDS: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

export function formatOfId(id: number): NumberFormat {
  if (id === 46) return { kind: 'elapsed' };
  return DATE_IDS.some(([from, to]) => id >= from && id <= to) ? { kind: 'date' } : PLAIN;
}

/** What a format code such as `yyyy-mm-dd` or `00000` shows. Only its first section counts. */
export function readFormat(code: string): NumberFormat {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';')[0] ?? '';
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return { kind: 'elapsed' };
  const signs = bare.replace(/\[[^\]]*\]/g, '').trim();
  if (/^0{2,}$/.test(signs)) return { kind: 'pad', digits: signs.length };
  return /general/i.test(signs) || !/[ymdhs]/i.test(signs) ? PLAIN : { kind: 'date' };
}
