import type { ProductFields } from '../../../../shared/model/product.ts';
import { withPublicImage } from '../../../../shared/model/published-image.ts';
import type { ProfileSource } from '../ports/profile-source.ts';
import type { SendingReader } from '../ports/sending-reader.ts';
import { buildBody } from './build-body.ts';
import { findProfile } from './remote-form.ts';

export type ChangedThere = (submissionId: string) => boolean;

/**
 * Tells whether a remote would get something else today than what was sent to it: an edit that was taken back, or of a
 * field that it has no place for, is no change there. Nor is an image that is the same file, wherever that was published.
 */
export function createChangedThere(
  reader: Pick<SendingReader, 'sentBody'>,
  profiles: ProfileSource,
): ChangedThere {
  return (submissionId) => {
    const sent = reader.sentBody(submissionId);
    if (sent === undefined) return false;
    const target = { profile: findProfile(profiles, sent.profileId), settings: sent.settings };
    const made = (fields: ProductFields) => buildBody(fields, target, sent.identity);
    try {
      if (made(sent.fields) === sent.body) return false;
      return !sent.publicUrls.some(
        (url) => made(withPublicImage(sent.fields, { state: 'done', url })) === sent.body,
      );
    } catch (error) {
      if (error instanceof RangeError) return true; // what it is now can't even be sent
      throw error;
    }
  };
}
