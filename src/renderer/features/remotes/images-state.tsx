import { Button } from '@mantine/core';
import { findRule } from '../../../shared/model/field-rule.ts';
import type { ImagePlace } from '../../../shared/model/image-place.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { Remote } from '../../../shared/model/remote.ts';
import { t } from '../../i18n/t.ts';
import classes from './remotes.module.css';

type Props = {
  readonly remote: Remote;
  readonly profile: Profile | undefined;
  /** `undefined` until they are known. */
  readonly places: readonly ImagePlace[] | undefined;
  readonly onChoose: () => void;
};

/** Where the image files of a remote's products go, and the button that chooses another place. */
export function ImagesState({ remote, profile, places, onChoose }: Props) {
  if (profile === undefined || places === undefined) return null;
  if (findRule(profile, 'imageUrl') === undefined)
    return <p className={classes['quiet']}>{t`Takes no images`}</p>;
  const { imagePlaceId } = remote.settings;
  const place = places.find(({ id }) => id === imagePlaceId);
  const none = imagePlaceId === null ? t`Images: not set` : t`Images go to a place that is not there`;
  const action = place === undefined ? t`Choose` : t`Change`;
  return (
    <p
      className={classes['quiet']}
      title={
        place === undefined ? t`Only products whose image is a web address can be sent there.` : undefined
      }
    >
      {place === undefined ? none : t`Images go to ${place.name}`}
      <Button
        variant="subtle"
        size="compact-xs"
        aria-label={t`${action} where images of ${remote.name} go`}
        onClick={onChoose}
      >
        {action}
      </Button>
    </p>
  );
}
