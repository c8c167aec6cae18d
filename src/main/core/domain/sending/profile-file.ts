import type { ProfileFile } from '../../../../shared/model/known-profile.ts';
import { readProfile } from '../../../../shared/model/read-profile.ts';
import type { OwnProfiles } from '../ports/own-profiles.ts';
import type { ProfileSource } from '../ports/profile-source.ts';

type Ports = { readonly profiles: ProfileSource; readonly own: OwnProfiles };

/** Reads a profile file for this catalog: what it says, or every mistake in it, an id that can't be used among them. */
export function readProfileFile(ports: Ports, text: string): ProfileFile {
  const reading = readProfile(text);
  if ('problems' in reading) return { problems: [...reading.problems] };
  const message = idProblem(ports, reading.profile.id, printProfile(text));
  return message === undefined ? reading : { problems: [{ path: 'id', message }] };
}

/** The JSON of a profile file without the spaces between; call it for one that could be read. */
export function printProfile(text: string): string {
  return JSON.stringify(JSON.parse(text.replace(/^\uFEFF/, '')));
}

/** What was sent by a profile is looked up by it: so what an id means never changes once a remote was made with it. */
function idProblem({ profiles, own }: Ports, id: string, json: string): string | undefined {
  const before = own.json(id);
  if (before === json) return undefined;
  if (before === undefined) {
    return profiles.find(id) === undefined
      ? undefined
      : `“${id}” is a kind of remote that comes with Offshelf. Give this one an id of its own.`;
  }
  return own.isUsed(id)
    ? `“${id}” is in this catalog with other contents, and a remote was made with it. Give this one an id of its own, such as “${id}-2”.`
    : undefined;
}
