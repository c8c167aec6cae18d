import type { NumberMarks } from '../../shared/model/money.ts';

/** The marks with which a locale writes numbers. */
export function marksOf(locale: string): NumberMarks {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn', useGrouping: true }).formatToParts(
    -1234567.8,
  );
  const mark = (type: 'decimal' | 'group', otherwise: string) =>
    parts.find((part) => part.type === type)?.value ?? otherwise;
  return { decimal: mark('decimal', '.'), group: mark('group', ',') };
}
