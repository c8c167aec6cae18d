import { VisuallyHidden } from '@mantine/core';
import { offshelf } from '../../bridge/offshelf.ts';
import { useCall } from '../../bridge/use-call.ts';
import { t } from '../../i18n/t.ts';
import { PROBLEM_LOOK } from '../../ui/status-look.ts';
import { TextAction } from '../../ui/text-action.tsx';
import { findFix } from './fixes.ts';
import classes from './form.module.css';
import { useForm, useFormModel, useFormScene } from './form-context.ts';
import { type FieldIssue, sayIssue } from './form-issues.ts';

type Props = {
  readonly id: string;
  readonly issues: readonly FieldIssue[];
  /** What remotes said of the field when they refused the product. */
  readonly said: readonly string[];
};

/** Problems and hints below a field: what, the limit, and a button that mends it where there is one. */
export function FieldNotes({ id, issues, said }: Props) {
  return (
    <ul id={id} className={classes['notes']}>
      {said.map((text) => (
        <li key={text} className={classes['note']} data-level="problem">
          <PROBLEM_LOOK.icon size={14} stroke={2} />
          <span data-selectable>
            <VisuallyHidden>{t`Problem:`} </VisuallyHidden>
            {text}
          </span>
        </li>
      ))}
      {issues.map((issue) => (
        <NoteLine key={`${issue.code} ${issue.text}`} issue={issue} />
      ))}
    </ul>
  );
}

function NoteLine({ issue }: { readonly issue: FieldIssue }) {
  const model = useFormModel();
  const { catalogCurrency, onImagePlace } = useFormScene();
  const trying = useCall(offshelf().imagePlaces.tryAgain);
  const fix = useForm((state) => findFix(issue, state.fields, catalogCurrency)?.label);
  const mend = () => {
    const found = findFix(issue, model.store.getState().fields, catalogCurrency);
    if (found === null) return;
    if ('patch' in found) model.put(found.patch);
    else if ('imagesOf' in found) onImagePlace(found.imagesOf);
    else if (!trying.busy) void trying.call({ id: found.tryPlace });
  };
  return (
    <li className={classes['note']} data-level={issue.level}>
      {issue.level === 'problem' && <PROBLEM_LOOK.icon size={14} stroke={2} />}
      <span data-selectable>
        {issue.level === 'problem' && <VisuallyHidden>{t`Problem:`} </VisuallyHidden>}
        <span lang="en">{sayIssue(issue)}</span>
        {fix !== undefined && <TextAction within label={fix} onRun={mend} />}
      </span>
    </li>
  );
}
