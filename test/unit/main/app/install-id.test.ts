import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nameInstallation } from '../../../../src/main/app/install-id.ts';
import { openTestPreferences } from '../../../helpers/preferences.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

it('an installation keeps the name of its first start, and no other one has it', () => {
  const folder = temporaryFolder();
  const name = nameInstallation(openTestPreferences(folder), folder);
  expect(name).toMatch(/^[0-9a-f-]{36}$/);
  expect(nameInstallation(openTestPreferences(folder), folder)).toBe(name);
  const other = temporaryFolder();
  expect(nameInstallation(openTestPreferences(other), other)).not.toBe(name);
});

it('an installation takes the name that the command line made, so that both send from one place', () => {
  const folder = temporaryFolder();
  const made = '6f1d3a52-6a35-4a6b-9d0e-9d1c6f0f5e11';
  writeFileSync(join(folder, 'install-id'), `${made}\n`);
  expect(nameInstallation(openTestPreferences(folder), folder)).toBe(made);
});
