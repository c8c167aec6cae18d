import { countCharacters } from '../../../shared/count-characters.ts';
import { findRule, ruleText } from '../../../shared/model/field-rule.ts';
import type { ProductFields } from '../../../shared/model/product.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { Remote } from '../../../shared/model/remote.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { formatCount } from '../../ui/format.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useLast } from '../../ui/use-last.ts';
import { readSentText } from './sent-text.ts';
import classes from './text-mode.module.css';

/** A remote with the profile that it follows. */
export type TextTarget = { readonly remote: Remote; readonly profile: Profile };

type Props = { readonly targets: readonly TextTarget[]; readonly fields: ProductFields };

/** What each remote gets of the text. */
export function RemoteTexts({ targets, fields }: Props) {
  if (targets.length === 0) {
    return <p className={classes['quiet']}>{t`No remote yet. Texts can be saved here and sent later.`}</p>;
  }
  return (
    <ul className={classes['remotes']} aria-label={t`What each remote gets`}>
      {targets.map((target) => (
        <li key={target.remote.id}>
          <RemoteText target={target} fields={fields} />
        </li>
      ))}
    </ul>
  );
}

function RemoteText({ target, fields }: { readonly target: TextTarget; readonly fields: ProductFields }) {
  const rule = findRule(target.profile, 'description');
  return (
    <>
      <span className={classes['remote']}>
        <strong>{target.remote.name}</strong>
        {rule !== undefined && <Counter text={ruleText(rule, fields)} limit={rule.maxLength} />}
      </span>
      {rule === undefined ? (
        <span className={classes['quiet']}>{t`Has no place for a description: it is left out.`}</span>
      ) : (
        <Sent target={target} fields={fields} pointer={rule.to} />
      )}
    </>
  );
}

function Counter({ text, limit }: { readonly text: string; readonly limit: number | undefined }) {
  const count = countCharacters(text);
  const over = limit !== undefined && count > limit;
  return (
    <span className={classes['counter']} data-over={over || undefined}>
      {limit === undefined ? formatCount(count) : `${formatCount(count)} / ${formatCount(limit)}`}
      {over && `, ${t`${formatCount(count - limit)} too many`}`}
    </span>
  );
}

type SentProps = {
  readonly target: TextTarget;
  readonly fields: ProductFields;
  readonly pointer: string;
};

function Sent({ target, fields, pointer }: SentProps) {
  const answer = useAnswer(offshelf().sending.preview, { fields, remoteId: target.remote.id }, ['remotes']);
  const value = useLast(answer.value);
  if (value === undefined) return <ProblemText problem={answer.problem} />;
  if (value.request === null) {
    return (
      <span className={classes['quiet']}>{t`Nothing can be sent yet: the product has problems there.`}</span>
    );
  }
  const sent = readSentText(value.request.body, pointer);
  if (sent === null) return <span className={classes['quiet']}>{t`Gets no description.`}</span>;
  if (sent === fields.description)
    return <span className={classes['quiet']}>{t`Gets it as it stands.`}</span>;
  return (
    <span className={classes['sent']} dir="auto" data-selectable>
      {sent}
    </span>
  );
}
