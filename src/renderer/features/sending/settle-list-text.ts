import { t } from '../../i18n/t.ts';
/** Far above any product list that a person exports; what is larger would stop the window while it is read. */
export const MOST_BYTES = 20_000_000;

/** A list as the person gave it, and how it came: `pasted`, or the name of its file. */
export type ListText = { readonly text: string; readonly from: string };

export type TextReading =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly message: string };

/** The text of a file, in the encoding that its bytes show. Refuses what is no text. */
export async function readFileText(file: Blob): Promise<TextReading> {
  if (file.size > MOST_BYTES) return problem(sayTooLarge(file.size));
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (startsWith(bytes, ZIP)) {
    return problem(t`This is an Excel or ZIP file. Save it as CSV first, then choose that.`);
  }
  const text = decode(bytes);
  return text.includes('\0')
    ? problem(t`This file is no text. Choose a CSV, TSV, JSON or JSONL file.`)
    : { kind: 'text', text };
}

/** Why a list of so many bytes is not read. */
export function sayTooLarge(size: number): string {
  return t`This list has ${Math.ceil(size / 1_000_000)} MB; at most ${MOST_BYTES / 1_000_000} MB can be read. Leave out columns that are not needed, such as descriptions.`;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const UTF_16_LE = [0xff, 0xfe];
const UTF_16_BE = [0xfe, 0xff];

function decode(bytes: Uint8Array): string {
  if (startsWith(bytes, UTF_16_LE)) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, UTF_16_BE)) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes); // what spreadsheets write where they don't write UTF-8
  }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

function problem(message: string): TextReading {
  return { kind: 'problem', message };
}
