import type {
  TableFormat,
  TableLook,
  TableReading,
  TableWarning,
} from '../../../../shared/model/table-file.ts';
import {
  type CallOff,
  type TableBatch,
  type TableFiles,
  TableRefusal,
} from '../../domain/ports/table-files.ts';
import { type Bytes, CHUNK, withBytes } from './bytes.ts';
import { lookAtCsv } from './csv-look.ts';
import { readCsvRows } from './csv-rows.ts';
import { detectEncoding, LOOKED_THROUGH } from './decode.ts';
import { detectFormat } from './detect-format.ts';
import { lookAtJson } from './json-look.ts';
import { readJsonRows } from './json-rows.ts';
import { refuseEmpty } from './refuse.ts';
import { writeTable } from './write-table.ts';
import { lookAtXlsx } from './xlsx/look.ts';
import { readXlsxRows } from './xlsx/rows.ts';

const GUESSED = {
  code: 'guessed-encoding',
  message:
    'The file does not say its encoding; look whether all letters are right, such as those with accents.',
} as const satisfies TableWarning;

export function createTableFiles(): TableFiles {
  return {
    look: async (source, over, callOff, follow = () => undefined) => {
      const found = withBytes(source, null, (bytes) => lookOnce(bytes, over, callOff, follow));
      for await (const look of endWhenOff(found, callOff)) return look;
      throw new TableRefusal('called-off', 'Looking at the file was cancelled.');
    },
    rows: (source, reading, mark, callOff) =>
      endWhenOff(
        withBytes(source, mark, (bytes) => readRows(bytes, reading, callOff)),
        callOff,
      ),
    write: writeTable,
  };
}

/** What comes after it was called off is of half a file, errors too. */
async function* endWhenOff<T>(found: AsyncIterable<T>, callOff: CallOff): AsyncGenerator<T> {
  try {
    for await (const each of found) if (!callOff.isOff()) yield each;
  } catch (error) {
    if (!callOff.isOff()) throw error;
  }
}

async function* lookOnce(
  bytes: Bytes,
  over: Partial<TableReading>,
  callOff: CallOff,
  follow: (share: number) => void,
): AsyncGenerator<TableLook> {
  if (bytes.size === 0) throw refuseEmpty();
  const format = over.format ?? (await detectFormat(bytes));
  const most = mostRead(format, bytes.size, over.encoding);
  yield await lookAs(format, followReads(bytes, most, follow), over, callOff);
}

/** How much a look reads, as a rule; a CSV file is read only as far as its encoding takes. */
function mostRead(format: TableFormat, size: number, encoding: TableReading['encoding'] | undefined): number {
  const forEncoding = encoding === undefined && format !== 'xlsx' ? Math.min(size, LOOKED_THROUGH) : 0;
  return format === 'csv' ? Math.max(forEncoding, CHUNK) : size + forEncoding;
}

function followReads(bytes: Bytes, most: number, follow: (share: number) => void): Bytes {
  let all = 0;
  return {
    ...bytes,
    read: async (from, length) => {
      const chunk = await bytes.read(from, length);
      all += chunk.length;
      follow(Math.min(1, all / most));
      return chunk;
    },
  };
}

async function lookAs(
  format: TableFormat,
  bytes: Bytes,
  over: Partial<TableReading>,
  callOff: CallOff,
): Promise<TableLook> {
  if (format === 'xlsx') return await lookAtXlsx(bytes, over, callOff);
  const { encoding, isGuess } = await findEncoding(bytes, over, callOff);
  const look =
    format === 'csv'
      ? await lookAtCsv(bytes, { ...over, encoding }, callOff)
      : await lookAtJson(bytes, { ...over, format, encoding }, callOff);
  return isGuess ? { ...look, warnings: [GUESSED, ...look.warnings] } : look;
}

async function findEncoding(
  bytes: Bytes,
  { encoding }: Partial<TableReading>,
  callOff: CallOff,
): ReturnType<typeof detectEncoding> {
  return encoding === undefined ? await detectEncoding(bytes, callOff) : { encoding, isGuess: false };
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
