import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ExportDone, ExportPlan, TableFiles } from '../../domain/ports/table-files.ts';
import { isFileTrouble, refuseWriting } from './refuse.ts';
import type { Count, Rows } from './write-count.ts';
import { writeCsv } from './write-csv.ts';
import { writeJson } from './write-json.ts';
import { writeXlsx } from './write-xlsx.ts';

type Write = TableFiles['write'];

/** Writes beside the name first, so that under it never stands half a file. */
export const writeTable: Write = async (path, plan, rows) => {
  const count: Count = { rows: 0, guarded: 0 };
  const part = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`);
  try {
    await writeChunks(part, chunksOf(plan, rows, count));
    await rename(part, path);
    return count satisfies ExportDone;
  } catch (error) {
    throw isFileTrouble(error) ? refuseWriting(error) : error;
  } finally {
    await rm(part, { force: true });
  }
};

function chunksOf(plan: ExportPlan, rows: Rows, count: Count): AsyncIterable<string | Uint8Array> {
  switch (plan.format) {
    case 'csv':
    case 'tsv':
      return writeCsv(plan, rows, count);
    case 'json':
    case 'jsonl':
      return writeJson(plan, rows, count);
    case 'xlsx':
      return writeXlsx(plan, rows, count);
  }
}

async function writeChunks(part: string, chunks: AsyncIterable<string | Uint8Array>): Promise<void> {
  const handle = await open(part, 'wx');
  try {
    for await (const chunk of chunks) await writeAll(handle, chunk);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, chunk: string | Uint8Array): Promise<void> {
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
  for (let at = 0; at < bytes.length; ) {
    at += (await handle.write(bytes, at)).bytesWritten;
  }
}
