import type { CellNote } from '../../../shared/model/table-file.ts';
import type { ImportLook } from '../../../shared/model/transfer.ts';
import { t } from '../../i18n/t.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
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

/** The first rows as they stand in the file. */
export function SampleTable({ look: { headings, sample } }: { readonly look: ImportLook }) {
  const shown = headings.slice(0, MOST_COLUMNS);
  if (sample.length === 0) return <EmptyState text={t`There are no rows below the headings.`} />;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className={classes['scroll']} tabIndex={0}>
      <table className={classes['sample']} data-selectable>
        <thead>
          <tr>
            <th scope="col">{t`Line`}</th>
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
    </div>
  );
}
