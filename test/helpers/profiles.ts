import type { ProfileSource } from '../../src/main/core/domain/ports/profile-source.ts';
import type { Profile } from '../../src/shared/model/profile.ts';

/** Profiles that never change while a test runs. */
export function profileSource(profiles: readonly Profile[]): ProfileSource {
  const find = (id: string) => profiles.find((profile) => profile.id === id);
  return { all: () => profiles, find, problems: () => [] };
}
