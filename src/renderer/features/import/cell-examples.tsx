import type { GroupCells } from '../../../shared/model/cell-edit.ts';
import { t } from '../../i18n/t.ts';
import { DiffText } from '../../ui/diff-text.tsx';
import { diffTexts } from '../../ui/text-diff.ts';
import classes from './change-cells.module.css';

/** The first different cells that would change, before and after. */
export function CellExamples({ examples }: { readonly examples: GroupCells['examples'] }) {
  if (examples.length === 0) return null;
  return (
    <ul className={classes['examples']} aria-label={t`Such as`} data-selectable>
      {examples.map(({ before, after }) => {
        const diff = diffTexts(before, after);
        return (
          <li key={before}>
            <DiffText mark="del" value={before} pieces={diff.before} />
            <span aria-hidden> → </span>
            <DiffText mark="ins" value={after} pieces={diff.after} />
          </li>
        );
      })}
    </ul>
  );
}
