import type { ProductId } from '../../../../shared/model/product.ts';
import type { ProductRow } from '../../../../shared/model/query.ts';
import type { RowProblems } from './problems.ts';

/** What was read of products, with the row that it was read for. */
export type KnownProblems = ReadonlyMap<
  ProductId,
  { readonly row: ProductRow; readonly problems: RowProblems }
>;

/** Reads what only whole products show. */
export type HiddenProblems = {
  /** It is read once the rows in sight stay for a moment, where it is not known of this very row. */
  readonly want: (row: ProductRow) => void;
  /** Forgets what is wanted. */
  readonly stop: () => void;
};

/** Milliseconds. Who scrolls past needs none of it. */
const REST_MS = 150;
/** A screen of rows, and some more. */
const MOST_WANTED = 100;
const MOST_KNOWN = 2000;

/** Reads one product after the other, and tells what is known whenever there is something new to draw. */
export function createHiddenProblems(
  read: (id: ProductId) => Promise<RowProblems>,
  tell: (known: KnownProblems) => void,
): HiddenProblems {
  let known: KnownProblems = new Map();
  let wanted: readonly ProductRow[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading = false;

  const readWanted = async (): Promise<void> => {
    if (reading) return;
    reading = true;
    const found = new Map(known);
    for (let row = wanted[0]; row !== undefined; row = wanted[0]) {
      wanted = wanted.slice(1);
      const problems = await read(row.id);
      // The newest stand last.
      found.delete(row.id);
      found.set(row.id, { row, problems });
    }
    reading = false;
    known = new Map([...found].slice(-MOST_KNOWN));
    tell(known);
  };
  return {
    want: (row) => {
      if (known.get(row.id)?.row === row || wanted.includes(row)) return;
      wanted = [...wanted, row].slice(-MOST_WANTED);
      clearTimeout(timer);
      timer = setTimeout(() => void readWanted(), REST_MS);
    },
    stop: () => {
      clearTimeout(timer);
      wanted = [];
    },
  };
}
