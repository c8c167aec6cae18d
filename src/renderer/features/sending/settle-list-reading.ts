/** A list of a remote's products, read. */
export type ListTable = {
  /** One for each column; made up where the list has none. */
  readonly headings: readonly string[];
  readonly hasHeadings: boolean;
  readonly rows: readonly (readonly string[])[];
};

export type TableReading =
  | { readonly kind: 'table'; readonly table: ListTable }
  | { readonly kind: 'problem'; readonly message: string };

/** A list that can't be read, with why. */
export function problem(message: string): TableReading {
  return { kind: 'problem', message };
}
