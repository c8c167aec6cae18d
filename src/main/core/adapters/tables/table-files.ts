import type { TableFormat, TableLook, TableReading } from '../../../../shared/model/table-file.ts';
import type { CallOff, TableBatch, TableFiles } from '../../domain/ports/table-files.ts';
import { type Bytes, withBytes } from './bytes.ts';
import { lookAtCsv } from './csv-look.ts';
import { readCsvRows } from './csv-rows.ts';
import { detectEncoding } from './decode.ts';
import { detectFormat } from './detect-format.ts';
import { lookAtJson } from './json-look.ts';
import { readJsonRows } from './json-rows.ts';
import { refuseEmpty } from './refuse.ts';
import { writeTable } from './write-table.ts';
import { lookAtXlsx } from './xlsx/look.ts';
import { readXlsxRows } from './xlsx/rows.ts';

export function createTableFiles(): TableFiles {
  return {
    look: async (source, over, callOff) => {
      for await (const found of withBytes(source, null, (bytes) => lookOnce(bytes, over, callOff)))
        return found;
      throw refuseEmpty();
    },
    rows: (source, reading, mark, callOff) =>
      withBytes(source, mark, (bytes) => readRows(bytes, reading, callOff)),
    write: writeTable,
  };
}

async function* lookOnce(
  bytes: Bytes,
  over: Partial<TableReading>,
  callOff: CallOff,
): AsyncGenerator<TableLook> {
  if (bytes.size === 0) throw refuseEmpty();
  const format = over.format ?? (await detectFormat(bytes));
  yield await lookAs(format, bytes, over, callOff);
}

async function lookAs(
  format: TableFormat,
  bytes: Bytes,
  over: Partial<TableReading>,
  callOff: CallOff,
): Promise<TableLook> {
  if (format === 'xlsx') return await lookAtXlsx(bytes, over, callOff);
  const encoding = over.encoding ?? (await detectEncoding(bytes, callOff));
  if (format === 'csv') return await lookAtCsv(bytes, { ...over, encoding }, callOff);
  return await lookAtJson(bytes, { ...over, format, encoding }, callOff);
}

function readRows(bytes: Bytes, reading: TableReading, callOff: CallOff): AsyncGenerator<TableBatch> {
  switch (reading.format) {
    case 'csv':
      return readCsvRows(bytes, reading, callOff);
    case 'xlsx':
      return readXlsxRows(bytes, reading, callOff);
    case 'json':
    case 'jsonl':
      return readJsonRows(bytes, reading, callOff);
  }
}
