import { Profile } from '../../../../shared/model/profile.ts';
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
    `SELECT id, hash FROM profile ORDER BY json ->> '$.name' COLLATE NOCASE, id`,
  );
  const read = new Map<string, Profile | undefined>();
  const readOwn = ({ id, hash }: Row): Profile | undefined => {
    if (!read.has(hash)) read.set(hash, readStored(selectJson.get(id)));
    return read.get(hash);
  };
  return {
    // A file that was added here goes before one of the same id that came with a later version: accounts were made with it.
    find: (id) => {
      const hash = selectHash.get(id);
      return hash === undefined ? builtIn.find((known) => known.id === id) : readOwn({ id, hash });
    },
    all: () => {
      const rows = selectAll.all();
      const own = rows.map(readOwn).filter((profile) => profile !== undefined);
      return [...builtIn.filter(({ id }) => !rows.some((row) => row.id === id)), ...own];
    },
  };
}

/** `undefined` for one that this version can't follow: nothing is sent by it, and nothing of it is lost. */
function readStored(json: string | undefined): Profile | undefined {
  return json === undefined ? undefined : Profile.safeParse(JSON.parse(json)).data;
}
