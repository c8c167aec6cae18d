import type { Profile } from '../../../shared/model/profile.ts';
import { t } from '../../i18n/t.ts';
import { describeProfile } from './profile-words.ts';
import classes from './remotes.module.css';

/** What a profile from a file does, before it is used. */
export function ProfileSummary({ profile }: { readonly profile: Profile }) {
  return (
    <section className={classes['summary']} aria-label={t`What ${profile.name} does`}>
      <h3 className={classes['heading']}>{profile.name}</h3>
      {profile.about !== '' && (
        <p className={classes['lead']} lang="en">
          {profile.about}
        </p>
      )}
      <dl className={classes['facts']}>
        {describeProfile(profile).map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
