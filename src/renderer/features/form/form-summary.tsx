import { t } from '../../i18n/t.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './form.module.css';
import { useForm } from './form-context.ts';
import { changedFields } from './form-start.ts';
import { isUntouched } from './form-state.ts';
import { sayNames } from './remote-words.ts';
import { type Standing, sayStanding } from './standing.ts';
import { useSends } from './use-sends.ts';

type Props = { readonly onNextProblem: () => void };

/**
 * `Ready for Jani · 2 problems for JourneyBee`; a problem is one click or F8 away. Several marks may need two lines: their
 * room is there before the first key, so that nothing jumps.
 */
export function FormSummary({ onNextProblem }: Props) {
  const several = useForm((state) => state.verdicts.length > 1);
  return (
    <div className={classes['standing']} data-several={several || undefined}>
      <Summary onNextProblem={onNextProblem} />
    </div>
  );
}

function Summary({ onNextProblem }: Props) {
  const verdicts = useForm((state) => state.verdicts);
  const submissions = useSends();
  const untouched = useForm(isUntouched);
  const edited = useForm(({ saved, fields }) =>
    saved === null ? '' : changedFields(fields, saved.fields).join(' '),
  );
  if (verdicts.length === 0) {
    return <p className={classes['quiet']}>{t`No remote yet. Products can be saved here and sent later.`}</p>;
  }
  if (untouched) {
    const names = sayNames(verdicts.map(({ target }) => target.remote.name));
    return <p className={classes['quiet']}>{t`Checked for ${names} while you type.`}</p>;
  }
  return (
    <ul className={classes['summary']} aria-label={t`Readiness`}>
      {verdicts.map((verdict) => (
        <li key={verdict.target.remote.id}>
          <Mark
            standing={sayStanding(verdict, submissions, edited.split(' '))}
            onNextProblem={onNextProblem}
          />
        </li>
      ))}
    </ul>
  );
}

function Mark({ standing, onNextProblem }: Props & { readonly standing: Standing }) {
  const mark = <StatusMark look={standing.look} word={standing.words} />;
  if (!standing.hasProblems) return mark;
  return (
    <button
      type="button"
      className={classes['verdict']}
      title={t`Go to the next problem (F8)`}
      onClick={onNextProblem}
    >
      {mark}
    </button>
  );
}
