import type { CellNote } from '../../../shared/model/table-file.ts';
import type { FixedValue, ImportLook } from '../../../shared/model/transfer.ts';
import { t } from '../../i18n/t.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { fieldTitle } from '../../ui/field-words.ts';
import { formatCount } from '../../ui/format.ts';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import classes from './import.module.css';

/** More would make the window slow, and nobody reads them. */
const MOST_COLUMNS = 40;
const MOST_TEXT = 160;

const NOTES: Readonly<Partial<Record<CellNote, string>>> = {
  date: t`A date of the spreadsheet`,
  rounded: t`A number of more than 15 digits, which a spreadsheet rounds`,
  padded: t`A number with the zeros that its sheet shows`,
  formula: t`The last result of a formula`,
  error: t`An error of the spreadsheet: taken as empty`,
  unguarded: t`A ' in front was taken off`,
};

type Props = { readonly look: ImportLook; readonly fixed: readonly FixedValue[] | undefined };

/** The first rows as they stand in the file, behind what all rows have besides. */
export function SampleTable({ look: { headings, sample }, fixed = [] }: Props) {
  const shown = headings.slice(0, MOST_COLUMNS);
  if (sample.length === 0) return <EmptyState text={t`There are no rows below the headings.`} />;
  return (
    <ScrollBox>
      <table className={classes['sample']} data-selectable>
        <thead>
          <tr>
            <th scope="col">{t`Line`}</th>
            {fixed.map((one, at) => (
              <th key={`fixed ${at}`} scope="col">
                {sayFixed(one)}
              </th>
            ))}
            {shown.map((heading, at) => (
              <th key={at} scope="col">
                {heading || t`Column ${at + 1}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map((row) => (
            <tr key={row.line} title={row.problem?.message} data-problem={row.problem && true}>
              <th scope="row">{formatCount(row.line)}</th>
              {fixed.map(({ value }, at) => (
                <td key={`fixed ${at}`} data-fixed>
                  {value.slice(0, MOST_TEXT)}
                </td>
              ))}
              {shown.map((_, at) => {
                const note = row.notes?.find(({ column }) => column === at)?.note;
                return (
                  <td key={at} title={note && NOTES[note]} data-note={note && NOTES[note] && true}>
                    {(row.cells[at] ?? '').slice(0, MOST_TEXT)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {headings.length > shown.length && (
        <p
          className={classes['rest']}
        >{t`${formatCount(headings.length - shown.length)} more columns are in the file.`}</p>
      )}
    </ScrollBox>
  );
}

/** Where it goes, and on which products. */
function sayFixed({ into, on }: FixedValue): string {
  const name = into.to === 'field' ? fieldTitle(into.field) : into.key;
  return on === 'all' ? t`${name}, all products` : t`${name}, new products`;
}
