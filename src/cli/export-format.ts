import type { ExportFormat } from '../shared/model/table-file.ts';
import { wrongUsage } from './command-failure.ts';

/** What a file is written as, by how its name ends. */
export function formatOf(file: string): ExportFormat {
  const ending = /\.(csv|tsv|xlsx|json|jsonl)$/iu.exec(file)?.[1]?.toLowerCase();
  switch (ending) {
    case 'csv':
    case 'tsv':
    case 'xlsx':
    case 'json':
    case 'jsonl':
      return ending;
    default:
      throw wrongUsage(`${file} must end in .csv, .tsv, .xlsx, .json or .jsonl: that says what is written.`);
  }
}
