import { textNumber } from '../../../../shared/text-number.ts';
/** What rows of a file claim: no two may be about the same product, or have the same key. */
export type Claims = {
  /** The line of the row that made this claim before. */
  readonly find: (claim: string) => number | undefined;
  /** `n` is the number of the row in the file. */
  readonly add: (claim: string, n: number, line: number) => void;
};

const SMALLEST = 1024;

/**
 * The claims of a whole file, in some 16 bytes each, however long they are: kept is a number made of each, and where two
 * numbers meet, `claimOf` says what the earlier row really claimed. Rows are numbered below 2^32.
 */
export function createClaims(claimOf: (n: number) => string | null): Claims {
  let size = SMALLEST;
  let hashes = new Float64Array(size);
  let rows = new Uint32Array(size);
  let lines = new Uint32Array(size);
  let taken = 0;
  /** Rows that `claimOf` may not know yet. */
  const recent = new Map<string, number>();
  const put = (hash: number, n: number, line: number) => {
    let at = hash % size;
    while (hashes[at] !== 0) at = (at + 1) % size;
    hashes[at] = hash;
    rows[at] = n;
    lines[at] = line;
    taken += 1;
  };
  const grow = () => {
    const before = { hashes, rows, lines };
    size *= 2;
    hashes = new Float64Array(size);
    rows = new Uint32Array(size);
    lines = new Uint32Array(size);
    taken = 0;
    before.hashes.forEach((hash, at) => {
      if (hash !== 0) put(hash, before.rows[at] ?? 0, before.lines[at] ?? 0);
    });
  };
  return {
    find: (claim) => {
      const known = recent.get(claim);
      if (known !== undefined) return known;
      const hash = hashOf(claim);
      for (let at = hash % size; hashes[at] !== 0; at = (at + 1) % size) {
        if (hashes[at] === hash && claimOf(rows[at] ?? 0) === claim) return lines[at];
      }
      return undefined;
    },
    add: (claim, n, line) => {
      if (recent.size >= RECENT) recent.clear();
      recent.set(claim, line);
      if (taken * 2 >= size) grow();
      put(hashOf(claim), n, line);
    },
  };
}

/** More than are worked at in one go. */
const RECENT = 20_000;

/** Never 0, which is no claim. */
function hashOf(text: string): number {
  return textNumber(text) + 1;
}
