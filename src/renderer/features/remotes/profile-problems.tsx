import { t } from '../../i18n/t.ts';
import { countOf } from '../../ui/format.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import classes from './remotes.module.css';

export type ProfileProblem = { readonly path: string; readonly message: string };

type Props = { readonly file: string; readonly problems: readonly ProfileProblem[] };

/** Every mistake in a profile file, by its place in it. */
export function ProfileProblems({ file, problems }: Props) {
  return (
    <section className={classes['mistakes']} aria-label={t`Mistakes in ${file}`}>
      <ProblemText
        problem={{ message: t`${file} can’t be used: it has ${countOf(problems.length, 'mistake')}.` }}
      />
      <ul data-selectable>
        {problems.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            <code>{path === '' ? t`The file` : path}</code>
            <span>{message}</span>
          </li>
        ))}
      </ul>
      <p
        className={classes['quiet']}
      >{t`Mend the file and choose it again. docs/profiles.md says what stands where; resources/profile.schema.json lets an editor check it while you type.`}</p>
    </section>
  );
}
