import { describe, expect, it } from 'vitest';
import { createKeychain } from '../../../../src/main/app/keychain.ts';
import { createSafeStorage } from '../../../helpers/safe-storage.ts';

describe.each([
  ['of Electron 33', false],
  ['of Electron 45', true],
])('the keychain %s', (_name, later) => {
  it('gives back what it was given', async () => {
    const keychain = createKeychain(createSafeStorage('system', later), 'linux');
    expect(await keychain.isWeak()).toBe(false);
    const kept = await keychain.encrypt('secret', 'keychain');
    expect(kept).not.toContain('secret');
    expect(await keychain.decrypt(kept ?? '', 'keychain')).toBe('secret');
  });

  it('says that basic_text is weak, and uses it only where the person allowed that', async () => {
    const safe = createSafeStorage('basic_text', later);
    const keychain = createKeychain(safe, 'linux');
    expect(await keychain.isWeak()).toBe(true);
    expect(await keychain.encrypt('secret', 'keychain')).toBeNull();
    const kept = await keychain.encrypt('secret', 'plain');
    const afterRestart = createKeychain(createSafeStorage('basic_text', later), 'linux');
    expect(await afterRestart.decrypt(kept ?? '', 'plain')).toBe('secret');
  });

  it('keeps nothing where there is no encryption at all', async () => {
    const keychain = createKeychain(createSafeStorage('none', later), 'win32');
    expect(await keychain.isWeak()).toBe(true);
    expect(await keychain.encrypt('secret', 'plain')).toBeNull();
    expect(await keychain.decrypt('djFx', 'keychain')).toBeNull();
  });
});
