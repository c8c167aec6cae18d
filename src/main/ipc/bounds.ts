/** A save of the longest texts and a choice of 100,000 products both fit. */
const MAX_CHARACTERS = 8_000_000;
const MAX_VALUES = 250_000;
const MAX_DEPTH = 32;

/** True for plain JSON data of a size that a person can make; anything else never reaches a handler. */
export function isBounded(input: unknown): boolean {
  const left = { characters: MAX_CHARACTERS, values: MAX_VALUES };
  return fits(input, left, MAX_DEPTH);
}

type Left = { characters: number; values: number };

function fits(value: unknown, left: Left, depth: number): boolean {
  left.values -= 1;
  if (left.values < 0 || depth < 0) return false;
  if (typeof value === 'string') return takeCharacters(value, left);
  if (value === null || value === undefined || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) {
    // An array of holes claims any length for nothing.
    return value.length <= left.values && value.every((item) => fits(item, left, depth - 1));
  }
  if (!isPlain(value)) return false;
  return Object.entries(value).every(
    ([name, item]) => takeCharacters(name, left) && fits(item, left, depth - 1),
  );
}

function takeCharacters(text: string, left: Left): boolean {
  left.characters -= text.length;
  return left.characters >= 0;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
