import type { ChangedValue } from '../../../shared/model/change.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { fieldTitle, sayChange } from '../../ui/field-words.ts';
import { countOf } from '../../ui/format.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import classes from './history-list.module.css';

/** What a change made of what: `Enamel mug · SKU: “007” → “008”`. */
export function ChangeDetails({ id }: { readonly id: number }) {
  const { value, problem } = useAnswer(offshelf().changes.values, { id }, ['products']);
  if (value === undefined) return <ProblemText problem={problem} />;
  const left = value.total - value.values.length;
  return (
    <ul className={classes['details']} data-selectable>
      {value.values.map((changed) => (
        <li key={`${changed.productId} ${changed.field}`}>
          <strong>{changed.name.trim() || t`No name`}</strong> {describe(changed)}
        </li>
      ))}
      {left > 0 && <li>{t`and ${countOf(left, 'more value')}`}</li>}
    </ul>
  );
}

function describe({ field, before, after }: ChangedValue): string {
  if (field === 'trashed') return before === null ? t`· to the trash` : t`· into the catalog`;
  const said = sayChange(field, before, after);
  return `· ${fieldTitle(field)}: ${show(before, said.before)} → ${show(after, said.after)}`;
}

function show(value: string | null, said: string): string {
  if (value === null) return t`not set`;
  return value === '' ? t`nothing` : `“${said}”`;
}
