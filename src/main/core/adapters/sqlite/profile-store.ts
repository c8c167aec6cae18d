import { createHash } from 'node:crypto';
import type { Clock } from '../../domain/ports/clock.ts';
import type { OwnProfiles, ProfileStore } from '../../domain/ports/own-profiles.ts';
import type { Database } from './database.ts';

/** What is known of the person's own profiles, on any connection. */
export function createOwnProfiles(db: Database): OwnProfiles {
  const select = db.prepare<[string], string>('SELECT json FROM profile WHERE id = ?').pluck();
  const used = db
    .prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM account WHERE profile_id = ?)')
    .pluck();
  return { json: (id) => select.get(id), isUsed: (id) => used.get(id) === 1 };
}

/** Keeps the profiles that a person adds. */
export function createProfileStore(db: Database, { clock }: { readonly clock: Clock }): ProfileStore {
  const save = db.prepare<[string, string, string, number]>(`INSERT INTO profile VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET json = excluded.json, hash = excluded.hash, added_at = excluded.added_at`);
  const remove = db.prepare<[string]>('DELETE FROM profile WHERE id = ?');
  return {
    ...createOwnProfiles(db),
    save: (id, json) => {
      save.run(id, json, createHash('sha256').update(json).digest('hex'), clock.now());
    },
    remove: (id) => {
      remove.run(id);
    },
  };
}
