import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { KnownProfile } from '../../../shared/model/known-profile.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useCall } from '../../bridge/use-call.ts';
import { t } from '../../i18n/t.ts';
import { CardButton } from '../../ui/card-button.tsx';
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
            <CardButton
              title={profile.name}
              text={profile.own ? ownText(profile) : profile.about}
              lang={profile.own ? undefined : 'en'}
              ref={at === 0 ? first : null}
              onChoose={() => onChoose(profile)}
            />
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
          <CardButton
            title={t`From a profile file…`}
            text={t`Another API: a JSON file says how it takes products.`}
            onChoose={onFile}
          />
        </li>
      </ul>
      <ProblemText problem={removing.problem} />
    </>
  );
}

function ownText({ about }: KnownProfile): string {
  return about === '' ? t`Added from a file.` : t`${about} Added from a file.`;
}
