import type { CellValue } from '../../shared/model/cell.ts';
import { t } from '../i18n/t.ts';
import classes from './diff-text.module.css';
import type { Piece } from './text-diff.ts';

type Props = {
  /** Whether it is what goes or what comes. */
  readonly mark: 'del' | 'ins';
  readonly value: CellValue;
  readonly pieces: readonly Piece[];
};

/** One side of a change, with what differs marked. */
export function DiffText({ mark: Mark, value, pieces }: Props) {
  return (
    <>
      {pieces.length === 0 && (
        <span className={classes['quiet']}>{value === null ? t`Not set` : t`Empty`}</span>
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
    </>
  );
}
