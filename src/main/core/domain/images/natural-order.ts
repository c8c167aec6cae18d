/** A text to sort by: numbers in it count as numbers, and case does not count. */
export function naturalKey(text: string): string {
  return text.toLowerCase().replaceAll(/\d+/gu, (digits) => {
    const number = digits.replace(/^0+(?=\d)/u, '');
    // The length first, as one character: a longer number is larger.
    return String.fromCharCode(0x30 + Math.min(number.length, 1000)) + number;
  });
}

/** Sorts by natural keys, and by the text itself where they are the same. */
export function sortNaturally<T>(items: readonly T[], textOf: (item: T) => string): readonly T[] {
  return items
    .map((item) => ({ item, text: textOf(item), key: naturalKey(textOf(item)) }))
    .toSorted((a, b) => compare(a.key, b.key) || compare(a.text, b.text))
    .map(({ item }) => item);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
