import { Button, Checkbox } from '@mantine/core';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { countOf } from '../../ui/format.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useLate } from '../../ui/use-late.ts';
import classes from './import.module.css';
import { goBack } from './import-steps.ts';
import { countUnsaid, isChanging, useImport } from './import-store.ts';
import { sayCounts } from './import-words.ts';
import { Working } from './working.tsx';

/** Nothing gets lost: the counts add up to the rows of the file; then all that can come in does. */
export function PreviewFoot({ onApply }: { readonly onApply: () => void }) {
  const { preview, busy, problem, keepProblems } = useImport();
  // The keys mean that form then.
  const changing = useImport(isChanging);
  const slow = useLate(busy !== null);
  if (preview === null) return null;
  const { counts } = preview;
  const count = counts.create + counts.update;
  const unsaid = countUnsaid(preview);
  const stops = count === 0 || busy !== null || unsaid > 0;
  if (slow) return <Working />;
  return (
    <div className={classes['foot']}>
      <div className={classes['sum']}>
        <ProblemText problem={problem ?? (unsaid > 0 ? { message: sayUnsaid(unsaid) } : null)} />
        {sayCounts(counts)}
      </div>
      {counts.problems > 0 && unsaid === 0 && count > 0 && (
        <Checkbox
          label={t`Save the ${countOf(counts.problems, 'row')} with problems as a file`}
          checked={keepProblems}
          onChange={(event) => useImport.setState({ keepProblems: event.currentTarget.checked })}
        />
      )}
      <Button onClick={() => void goBack()}>{t`Back`}</Button>
      <Button
        variant="filled"
        {...blocked(stops)}
        onClick={() => !stops && onApply()}
        rightSection={!changing && <Kbd keys="$mod+Enter" />}
      >
        {count === 0 ? t`Import` : t`Import ${countOf(count, 'product')}`}
      </Button>
    </div>
  );
}

function sayUnsaid(rows: number): string {
  return t`First say what is meant by ${countOf(rows, 'row')}: nothing is guessed.`;
}
