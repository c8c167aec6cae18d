import type { ImageTableLine } from '../../../shared/model/image-match.ts';
import { t } from '../../i18n/t.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { showName } from '../../ui/shown-name.ts';
import classes from './images.module.css';
import { useImageMatch } from './match-store.ts';

/** Which lines of the table lead nowhere, and why. */
export function TableLines() {
  const match = useImageMatch((state) => state.match);
  if (match === null) return null;
  const { count, first } = match.tableLines;
  return (
    <div data-selectable>
      {match.notes.map((note) => (
        <p key={note} className={classes['hint']} lang="en">
          {note}
        </p>
      ))}
      {count > 0 && (
        <details className={classes['tableLines']}>
          <summary>{t`Show ${countOf(count, 'line')}`}</summary>
          <ul>
            {first.map((line) => (
              <li key={line.line}>{sayLine(line)}</li>
            ))}
            {count > first.length && <li>{t`and ${countOf(count - first.length, 'other line')}`}</li>}
          </ul>
        </details>
      )}
    </div>
  );
}

function sayLine({ line, file, sku, why }: ImageTableLine): string {
  const at = formatCount(line);
  if (why === 'no-file') return t`Line ${at}: no file ${showName(file)}`;
  if (why === 'no-product') return t`Line ${at}: no product ${showName(sku)} for ${showName(file)}`;
  return file.trim() === '' ? t`Line ${at}: no file is named` : t`Line ${at}: no SKU for ${showName(file)}`;
}
