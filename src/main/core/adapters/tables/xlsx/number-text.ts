import type { CellNote } from '../../../../../shared/model/table-file.ts';
import type { NumberFormat } from './number-format.ts';

export type CellText = { readonly text: string | null; readonly note?: CellNote };

/** Digits that a spreadsheet keeps of a number; it writes more only as noise, such as 0.28999999999999998. */
const KEPT_DIGITS = 15;
const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;
/** As a text it might be one thousand and more. */
const LIKE_GROUPS = /^-?[1-9]\d{0,2}\.\d{3}$/;
const DAY_MS = 86_400_000;
const LAST_DAY = 2_958_465;

/** The text of a number cell: its digits as the file has them, without an exponent; a date as 2026-11-22. */
export function readNumber(raw: string, format: NumberFormat, is1904: boolean): CellText {
  const plain = plainDigits(raw);
  if (plain === null) return { text: raw };
  if (format.kind === 'date' || format.kind === 'elapsed') {
    const date = dateText(Number(raw), format.kind, is1904);
    if (date !== null) return { text: date, note: 'date' };
  }
  if (format.kind === 'pad' && /^\d+$/.test(plain) && plain.length < format.digits) {
    return { text: plain.padStart(format.digits, '0'), note: 'padded' };
  }
  if (countWhole(plain) > KEPT_DIGITS) return { text: plain, note: 'rounded' };
  return LIKE_GROUPS.test(plain) ? { text: plain, note: 'number' } : { text: plain };
}

/** A number without an exponent; `null` for what is no number. */
function plainDigits(raw: string): string | null {
  const match = NUMBER.exec(raw.trim());
  const [, sign = '', whole = '', part = '', exponent = '0'] = match ?? [];
  if (match === null || whole + part === '') return null;
  const isNoisy = (whole + part).replace(/^0+/, '').length > KEPT_DIGITS;
  const isWhole = part === '' && exponent === '0';
  if (isNoisy && !isWhole) {
    const short = Number(raw).toPrecision(KEPT_DIGITS);
    const text = moveDot(NUMBER.exec(short) ?? []);
    return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  }
  return exponent === '0' && whole !== ''
    ? sign.replace('+', '') + whole + (part === '' ? '' : `.${part}`)
    : moveDot(match);
}

function moveDot(match: readonly (string | undefined)[]): string {
  const [, sign = '', whole = '', part = '', exponent = '0'] = match;
  const digits = whole + part;
  const dot = whole.length + Number(exponent);
  const padded = dot <= 0 ? '0'.repeat(1 - dot) + digits : digits.padEnd(dot, '0');
  const at = Math.max(1, dot);
  const front = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  return (sign === '-' ? '-' : '') + front + (padded.length > at ? `.${padded.slice(at)}` : '');
}

function countWhole(plain: string): number {
  return (plain.replace(/^-?0*/, '').split('.')[0] ?? '').length;
}

/** `null` for what is before or after all days that a sheet can show. */
function dateText(serial: number, kind: 'date' | 'elapsed', is1904: boolean): string | null {
  if (serial < 0 || serial > LAST_DAY) return null;
  const seconds = Math.round((serial % 1) * 86_400);
  if (kind === 'elapsed') return clockText(Math.floor(serial) * 86_400 + seconds);
  if (serial < 1 && !is1904) return clockText(seconds);
  const day = dayText(Math.floor(serial), is1904);
  return seconds === 0 ? day : `${day} ${clockText(seconds)}`;
}

/** Days count from 1899-12-31, with a 29 February 1900 that never was, or from 1904-01-01. */
function dayText(days: number, is1904: boolean): string {
  const first = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return new Date(first + days * DAY_MS).toISOString().slice(0, 10);
}

function clockText(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
