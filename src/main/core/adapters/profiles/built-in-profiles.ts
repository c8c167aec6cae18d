import jani from '../../../../../resources/profiles/jani.json' with { type: 'json' };
import journeybee from '../../../../../resources/profiles/journeybee.json' with { type: 'json' };
import { Profile } from '../../../../shared/model/profile.ts';

/** The profiles that come with Offshelf. Throws where one of the files does not follow the format. */
export function readBuiltInProfiles(): readonly Profile[] {
  return [jani, journeybee].map((file) => Profile.parse(file));
}
