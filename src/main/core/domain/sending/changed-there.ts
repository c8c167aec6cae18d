import type { ProfileSource } from '../ports/profile-source.ts';
import type { SendingReader } from '../ports/sending-reader.ts';
import { buildBody } from './build-body.ts';
import { findProfile } from './remote-form.ts';

export type ChangedThere = (submissionId: string) => boolean;

/**
 * Tells whether a remote would get something else today than what was sent to it: an edit that was taken back, or of a
 * field that it has no place for, is no change there.
 */
export function createChangedThere(
  reader: Pick<SendingReader, 'sentBody'>,
  profiles: ProfileSource,
): ChangedThere {
  return (submissionId) => {
    const sent = reader.sentBody(submissionId);
    if (sent === undefined) return false;
    const target = { profile: findProfile(profiles, sent.profileId), settings: sent.settings };
    try {
      return buildBody(sent.fields, target, sent.identity) !== sent.body;
    } catch (error) {
      if (error instanceof RangeError) return true; // what it is now can't even be sent
      throw error;
    }
  };
}
