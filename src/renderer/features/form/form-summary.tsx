import { countOf } from '../../ui/format.ts';
import { PROBLEM_LOOK, READINESS_LOOK } from '../../ui/status-look.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './form.module.css';
import { useForm } from './form-context.ts';
import type { RemoteVerdict } from './form-issues.ts';

type Props = { readonly onNextProblem: () => void };

/** `Ready for Jani · 2 problems for JourneyBee`; a problem is one click or F8 away. */
export function FormSummary({ onNextProblem }: Props) {
  const verdicts = useForm((state) => state.verdicts);
  const untouched = useForm(({ saved, keep }) => saved === null && keep.kind === 'clean');
  if (untouched && verdicts.length > 0) {
    const names = verdicts.map(({ target }) => target.remote.name).join(' and ');
    return <p className={classes['quiet']}>Checked for {names} while you type.</p>;
  }
  if (verdicts.length === 0) {
    return <p className={classes['quiet']}>No remote yet. Products can be saved here and sent later.</p>;
  }
  return (
    <ul className={classes['summary']} aria-label="Readiness">
      {verdicts.map((verdict) => (
        <li key={verdict.target.remote.id}>
          <Verdict verdict={verdict} onNextProblem={onNextProblem} />
        </li>
      ))}
    </ul>
  );
}

function Verdict({ verdict, onNextProblem }: Props & { readonly verdict: RemoteVerdict }) {
  const { name } = verdict.target.remote;
  if (verdict.problems === 0) return <StatusMark look={READINESS_LOOK.ready} word={`Ready for ${name}`} />;
  return (
    <button
      type="button"
      className={classes['verdict']}
      title="Go to the next problem (F8)"
      onClick={onNextProblem}
    >
      <StatusMark look={PROBLEM_LOOK} word={`${countOf(verdict.problems, 'problem')} for ${name}`} />
    </button>
  );
}
