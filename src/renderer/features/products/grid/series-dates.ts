import type { CellValue } from '../../../../shared/model/cell.ts';
import type { Continued } from './series-end.ts';

/** How a date is written: the order of its parts, and what stands between them. */
type Form = {
  readonly pattern: RegExp;
  readonly write: (year: string, month: string, day: string) => string;
};

/** Midnight UTC, in milliseconds, and how it is written. */
type Dated = { readonly at: number; readonly form: Form };

const FORMS: readonly Form[] = [
  {
    pattern: /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/u,
    write: (year, month, day) => `${year}-${month}-${day}`,
  },
  {
    pattern: /^(?<day>\d{2})\.(?<month>\d{2})\.(?<year>\d{4})$/u,
    write: (year, month, day) => `${day}.${month}.${year}`,
  },
];

const DAY = 86_400_000;
const LIKE_DATE =
  /^(?:\d{4}(?<mark>[-./])(?<one>\d{1,2})\k<mark>(?<two>\d{1,2})|(?<first>\d{1,2})(?<sign>[-./])(?<second>\d{1,2})\k<sign>\d{4})$/u;

/** Whether a text can be meant as a date, also as `31/01/2024` or as a day that is none: its last number does not count on. */
export function looksLikeDate(value: CellValue): boolean {
  const { one, two, first, second } = LIKE_DATE.exec(value ?? '')?.groups ?? {};
  const parts = [one ?? first, two ?? second].map(Number);
  return Math.min(...parts) <= 12 && Math.max(...parts) <= 31;
}

/** Goes on by days, or by months where the first two are the same day of theirs, or the last; `null` where they are not read. */
export function continueDates(values: readonly CellValue[], steps: number): Continued {
  const dates = values.flatMap((value) => readDate(value ?? '') ?? []);
  const [first, second] = dates;
  if (first === undefined || dates.length < values.length) return null;
  const stepped = stepsFrom(first.at, second?.at ?? first.at + DAY);
  if (!dates.every(({ at, form }, n) => form === first.form && at === stepped(n))) return null;
  const next = writeDate(stepped(steps > 0 ? values.length - 1 + steps : steps), first.form);
  return next ?? { ends: 'no-such-year' };
}

/** `null` for what is no date, or none that there is. */
function readDate(text: string): Dated | null {
  const form = FORMS.find(({ pattern }) => pattern.test(text));
  const { year, month, day } = form?.pattern.exec(text)?.groups ?? {};
  if (form === undefined) return null;
  const at = dayAt(Number(year), Number(month) - 1, Number(day));
  return writeDate(at, form) === text ? { at, form } : null;
}

/** `null` for a year that has not four digits. */
function writeDate(at: number, { write }: Form): string | null {
  const date = new Date(at);
  const year = date.getUTCFullYear();
  if (Number.isNaN(year) || year < 0 || year > 9999) return null;
  const [years = '', months = '', days = ''] = date.toISOString().slice(0, 10).split('-');
  return write(years, months, days);
}

/** The day after so many steps from the first one, each as long as that to the second. */
function stepsFrom(first: number, second: number): (times: number) => number {
  const [from, to] = [partsOf(first), partsOf(second)];
  const months = (to.year - from.year) * 12 + to.month - from.month;
  const isMonthly = months !== 0 && (from.day === to.day || (from.isLast && to.isLast));
  if (!isMonthly) return (times) => first + times * (second - first);
  const day = Math.max(from.day, from.day === to.day ? 0 : 31);
  return (times) => {
    const month = from.month + times * months;
    return dayAt(from.year, month, Math.min(day, partsOf(dayAt(from.year, month + 1, 0)).day));
  };
}

function partsOf(at: number) {
  const date = new Date(at);
  const isLast = new Date(at + DAY).getUTCDate() === 1;
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate(), isLast };
}

/** Unlike `Date.UTC`, it takes the year 50 for that year. */
function dayAt(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day);
}
