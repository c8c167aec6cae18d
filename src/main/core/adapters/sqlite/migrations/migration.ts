/** One step of the schema. Numbered in tens, forward only, each in one transaction. */
export type Migration = { readonly version: number; readonly sql: string };
