import type { ChangedValue } from '../../../shared/model/change.ts';
import { isFileReference } from '../../../shared/model/local-image.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { fieldTitle, wordOfChoice } from '../../ui/field-words.ts';
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
          <strong>{changed.name.trim() || t`No name`}</strong> {sayValue(changed)}
        </li>
      ))}
      {left > 0 && <li>{t`and ${countOf(left, 'more value')}`}</li>}
    </ul>
  );
}

function sayValue({ field, before, after }: ChangedValue): string {
  if (field === 'trashed') return before === null ? t`· to the trash` : t`· into the catalog`;
  return `· ${fieldTitle(field)}: ${show(field, before)} → ${show(field, after)}`;
}

function show(field: Exclude<ChangedValue['field'], 'trashed'>, value: string | null): string {
  if (value === null) return t`not set`;
  // Of a file of the catalog only its name says something; it stands last.
  if (isFileReference(field, value)) return `“${value.slice(value.lastIndexOf('/') + 1)}”`;
  return value === '' ? t`nothing` : `“${wordOfChoice(field, value)}”`;
}
