import type { CellValue } from '../../../shared/model/cell.ts';
import type { ImportRow } from '../../../shared/model/transfer.ts';
import { countOf } from '../../ui/format.ts';
import { diffTexts, type Piece } from '../../ui/text-diff.ts';
import classes from './import.module.css';
import { fieldTitle } from './import-words.ts';

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
            {(after ?? '').slice(0, MOST_TEXT)}
          </p>
        </div>
      ))}
      {values.length > shown.length && (
        <p className={classes['quiet']}>and {countOf(values.length - shown.length, 'more value')}</p>
      )}
    </>
  );
}

function Changes({ row }: { readonly row: ImportRow }) {
  return row.values.map(({ field, before, after }) => {
    const diff = diffTexts(before ?? '', after ?? '');
    return (
      <div key={field} className={classes['side']}>
        <span className={classes['sideLabel']}>{fieldTitle(field)}</span>
        <div className={classes['change']}>
          <Side mark="del" value={before} pieces={diff.before} />
          <Side mark="ins" value={after} pieces={diff.after} />
        </div>
      </div>
    );
  });
}

type SideProps = {
  readonly mark: 'del' | 'ins';
  readonly value: CellValue;
  readonly pieces: readonly Piece[];
};

function Side({ mark: Mark, value, pieces }: SideProps) {
  return (
    <p className={classes['text']} data-selectable>
      {pieces.length === 0 && (
        <span className={classes['quiet']}>{value === null ? 'Not set' : 'Empty'}</span>
      )}
      {pieces.map((piece, at) =>
        piece.kind === 'changed' ? (
          <Mark key={at} className={classes['changed']}>
            {piece.text}
          </Mark>
        ) : (
          <span key={at} className={piece.kind === 'cut' ? classes['quiet'] : undefined}>
            {piece.text}
          </span>
        ),
      )}
    </p>
  );
}
