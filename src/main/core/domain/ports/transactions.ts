/** Runs work as one transaction of the catalog: all of it is stored, or nothing. A transaction inside one joins it. */
export type Transactions = { readonly run: <T>(work: () => T) => T };
