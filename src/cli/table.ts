/** A column: its head, and what a row has there. Numbers are set to the right. */
export type Column<R> = {
  readonly head: string;
  readonly of: (row: R) => string | number | null;
};

const WIDEST = 60;

/** Rows as text under their heads; line breaks and control characters of a value are shown as spaces. */
export function writeTable<R>(columns: readonly Column<R>[], rows: readonly R[]): string {
  const cells = rows.map((row) => columns.map(({ of }) => of(row)));
  const texts = [columns.map(({ head }) => head), ...cells.map((line) => line.map(writeCell))];
  const widths = columns.map((_, at) =>
    texts.reduce((widest, line) => Math.max(widest, line[at]?.length ?? 0), 0),
  );
  const isNumber = columns.map(
    (_, at) => cells.length > 0 && cells.every((line) => typeof line[at] === 'number'),
  );
  return texts
    .map((line) =>
      line
        .map((text, at) => (isNumber[at] ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function writeCell(value: string | number | null): string {
  const text = plainText(value === null ? '–' : String(value));
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}

/** Text of others can't move the cursor or colour the terminal. */
export function plainText(text: string): string {
  return text.replaceAll(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/gu, ' ');
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}
