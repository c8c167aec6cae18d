import type { ImportRow } from '../../../shared/model/transfer.ts';
import { t } from '../../i18n/t.ts';
import { DiffText } from '../../ui/diff-text.tsx';
import { fieldTitle, sayChange, sayValue } from '../../ui/field-words.ts';
import { countOf } from '../../ui/format.ts';
import { diffTexts } from '../../ui/text-diff.ts';
import classes from './import.module.css';

/** Of a new product, and of a row that does not come in, so many values are shown. */
const MOST_VALUES = 6;
const MOST_TEXT = 240;

/** What a row would write: of a new product its values, of another what changes. */
export function RowValues({ row }: { readonly row: ImportRow }) {
  if (row.productId !== null) return <Changes row={row} />;
  const values = row.values.filter(({ field }) => field !== 'name' && field !== 'sku');
  const shown = values.slice(0, MOST_VALUES);
  return (
    <>
      {shown.map(({ field, after }) => (
        <div key={field} className={classes['side']}>
          <span className={classes['sideLabel']}>{fieldTitle(field)}</span>
          <p className={classes['text']} data-selectable>
            {sayValue(field, after).slice(0, MOST_TEXT)}
          </p>
        </div>
      ))}
      {values.length > shown.length && (
        <p className={classes['quiet']}>{t`and ${countOf(values.length - shown.length, 'more value')}`}</p>
      )}
    </>
  );
}

function Changes({ row }: { readonly row: ImportRow }) {
  return row.values.map(({ field, before, after }) => {
    const said = sayChange(field, before, after);
    const diff = diffTexts(said.before, said.after);
    return (
      <div key={field} className={classes['side']}>
        <span className={classes['sideLabel']}>{fieldTitle(field)}</span>
        <div className={classes['change']}>
          <p className={classes['text']} data-selectable>
            <DiffText mark="del" value={before} pieces={diff.before} />
          </p>
          <p className={classes['text']} data-selectable>
            <DiffText mark="ins" value={after} pieces={diff.after} />
          </p>
        </div>
      </div>
    );
  });
}
