import type { Profile } from '../../../../shared/model/profile.ts';
import { type ProfileReading, readProfile } from '../../../../shared/model/read-profile.ts';
import type { ProfileSource } from '../../domain/ports/profile-source.ts';
import type { Database } from './database.ts';

type Row = { readonly id: string; readonly hash: string };

/**
 * The profiles that come with Offshelf and those in this catalog. Every answer asks the database for the hash alone, so that
 * what another connection added counts at once; a file is read again only where its hash is new.
 */
export function createProfileSource(db: Database, builtIn: readonly Profile[]): ProfileSource {
  const selectHash = db.prepare<[string], string>('SELECT hash FROM profile WHERE id = ?').pluck();
  const selectJson = db.prepare<[string], string>('SELECT json FROM profile WHERE id = ?').pluck();
  const selectAll = db.prepare<[], Row>(
    `SELECT id, hash FROM profile ORDER BY sort_text(json ->> '$.name'), id`,
  );
  const readings = new Map<string, ProfileReading>();
  const readStored = ({ id, hash }: Row): ProfileReading => {
    const reading = readings.get(hash) ?? readProfile(selectJson.get(id) ?? '');
    readings.set(hash, reading);
    return reading;
  };
  /** `undefined` for one that this version can't follow: nothing is sent by it, and nothing of it is lost. */
  const readOwn = (row: Row): Profile | undefined => {
    const reading = readStored(row);
    return 'profile' in reading ? reading.profile : undefined;
  };
  return {
    // A file that was added here goes before one of the same id that came with a later version: accounts were made with it.
    find: (id) => {
      const hash = selectHash.get(id);
      return hash === undefined ? builtIn.find((known) => known.id === id) : readOwn({ id, hash });
    },
    problems: (id) => {
      const hash = selectHash.get(id);
      const reading = hash === undefined ? undefined : readStored({ id, hash });
      return reading !== undefined && 'problems' in reading ? reading.problems : [];
    },
    all: () => {
      const rows = selectAll.all();
      const own = rows.map(readOwn).filter((profile) => profile !== undefined);
      return [...builtIn.filter(({ id }) => !rows.some((row) => row.id === id)), ...own];
    },
  };
}
