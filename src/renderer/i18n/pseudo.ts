const PLAIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const DRESSED = 'ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž';
const DRESS: ReadonlyMap<string, string> = new Map(
  Array.from(PLAIN, (letter, at) => [letter, DRESSED[at] ?? letter]),
);

/** How much longer than English a translation may well be. */
const LONGER = 0.35;
/** In words, so that lines break. */
const PADDING = ' öö';

/**
 * A key as a language that nobody speaks: every letter with a mark, a third longer, in brackets. What is still plain
 * was never translated, and a missing bracket was cut off. The values’ places stay as they are.
 */
export function dressUp(key: string): string {
  const text = key.replaceAll(/\{\{\d+\}\}|[A-Za-z]/g, (part) => DRESS.get(part) ?? part);
  const { length } = key.replaceAll(/\{\{\d+\}\}/g, '');
  return `[${text}${PADDING.repeat(Math.ceil((length * LONGER) / PADDING.length))}]`;
}
