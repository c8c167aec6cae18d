import { expect, it } from 'vitest';
import { nameInstallation } from '../../../../src/main/app/install-id.ts';
import { openTestPreferences } from '../../../helpers/preferences.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

it('an installation keeps the name of its first start, and no other one has it', () => {
  const folder = temporaryFolder();
  const name = nameInstallation(openTestPreferences(folder));
  expect(name).toMatch(/^[0-9a-f-]{36}$/);
  expect(nameInstallation(openTestPreferences(folder))).toBe(name);
  expect(nameInstallation(openTestPreferences(temporaryFolder()))).not.toBe(name);
});
