import type { ListedRecord, MatchedBy } from '../../../../../shared/model/submission.ts';

/** What a product that left can be told by. */
export type ToFind = {
  /** Our reference, where the request carried it to a place that a list shows. */
  readonly reference: string | null;
  readonly sku: string | null;
  readonly name: string | null;
};

/** Every id that fits, by the strongest means that found any. */
export type Found = { readonly by: MatchedBy; readonly ids: readonly string[] };

/** Records of a list by what they can be told by. */
export type RecordIndex = { readonly [B in MatchedBy]: ReadonlyMap<string, readonly string[]> };

export function indexRecords(
  records: readonly ListedRecord[],
  fold: (text: string) => string = trim,
): RecordIndex {
  const by = (read: (record: ListedRecord) => string | null) => {
    const index = new Map<string, string[]>();
    for (const record of records) {
      const value = fold(read(record) ?? '');
      if (value === '') continue;
      const ids = index.get(value);
      if (ids === undefined) index.set(value, [record.id]);
      else if (!ids.includes(record.id)) ids.push(record.id);
    }
    return index;
  };
  return {
    reference: by(({ reference }) => reference),
    sku: by(({ sku }) => sku),
    name: by(({ name }) => name),
  };
}

/**
 * Strongest means first: our own reference, then the SKU, then the name, which is only a hint. `isFree` leaves out ids of other
 * products; `fold` is the one that the index was made with.
 */
export function findRecords(
  product: ToFind,
  index: RecordIndex,
  isFree: (id: string) => boolean,
  fold: (text: string) => string = trim,
): Found | undefined {
  for (const by of ['reference', 'sku', 'name'] as const) {
    const value = fold(product[by] ?? '');
    const ids = (index[by].get(value) ?? []).filter(isFree);
    if (value !== '' && ids.length > 0) return { by, ids };
  }
  return undefined;
}

function trim(text: string): string {
  return text.trim();
}

/** As a remote, a spreadsheet or a person may have written it otherwise: case, spaces and ways to write a letter don't count. */
export function foldLoosely(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
