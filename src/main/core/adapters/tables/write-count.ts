import type { TableFiles } from '../../domain/ports/table-files.ts';

/** The rows that are written, batch by batch. */
export type Rows = Parameters<TableFiles['write']>[2];

/** What is counted while a file is written. */
export type Count = { rows: number; guarded: number };
