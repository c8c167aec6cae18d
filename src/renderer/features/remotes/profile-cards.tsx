import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconTrash } from '@tabler/icons-react';
import type { KnownProfile } from '../../../shared/model/known-profile.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useCall } from '../../bridge/use-call.ts';
import { t } from '../../i18n/t.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import classes from './remotes.module.css';

type Props = {
  readonly profiles: readonly KnownProfile[];
  readonly onChoose: (profile: KnownProfile) => void;
  readonly onFile: () => void;
};

/** The kinds of remote that can be added, and the way to another kind. */
export function ProfileCards({ profiles, onChoose, onFile }: Props) {
  const first = useInitialFocus<HTMLButtonElement>();
  const removing = useCall(offshelf().profiles.remove);
  return (
    <>
      <p className={classes['lead']}>{t`Where do you want to send products?`}</p>
      <ul className={classes['cards']}>
        {profiles.map((profile, at) => (
          <li key={profile.id} className={classes['cardRow']}>
            <UnstyledButton
              className={classes['card']}
              ref={at === 0 ? first : null}
              onClick={() => onChoose(profile)}
            >
              <CardText
                title={profile.name}
                text={profile.own ? ownText(profile) : profile.about}
                lang={profile.own ? undefined : 'en'}
              />
              <IconChevronRight size={16} aria-hidden />
            </UnstyledButton>
            {profile.own && (
              <ActionIcon
                aria-label={t`Remove the profile ${profile.name}`}
                onClick={() => void removing.call({ id: profile.id })}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
        <li className={classes['cardRow']}>
          <UnstyledButton className={classes['card']} onClick={onFile}>
            <CardText
              title={t`From a profile file…`}
              text={t`Another API: a JSON file says how it takes products.`}
            />
            <IconChevronRight size={16} aria-hidden />
          </UnstyledButton>
        </li>
      </ul>
      <ProblemText problem={removing.problem} />
    </>
  );
}

function ownText({ about }: KnownProfile): string {
  return about === '' ? t`Added from a file.` : t`${about} Added from a file.`;
}

type CardTextProps = {
  readonly title: string;
  readonly text: string;
  /** Where the text is no word of the window. */
  readonly lang?: string | undefined;
};

function CardText({ title, text, lang }: CardTextProps) {
  return (
    <span className={classes['cardText']}>
      <strong>{title}</strong>
      <span lang={lang}>{text}</span>
    </span>
  );
}
