import type { SafeStorage } from '../../src/main/app/keychain.ts';

type Kind = 'system' | 'basic_text' | 'none';

const scramble = (text: string) => Buffer.from(`v1${Array.from(text).toReversed().join('')}`);
const restore = (encrypted: Buffer) => Array.from(encrypted.toString().slice(2)).toReversed().join('');

/** A safeStorage as Electron 33 has it on a computer of this kind; with `later` also as Electron 45 has it. */
export function createSafeStorage(kind: Kind, later = false): SafeStorage {
  let plain = false;
  const isAvailable = () => kind === 'system' || (kind === 'basic_text' && plain);
  const guarded = <T>(step: () => T): T => {
    if (!isAvailable()) throw new Error('encryption is not available');
    return step();
  };
  return {
    isEncryptionAvailable: isAvailable,
    encryptString: (text) => guarded(() => scramble(text)),
    decryptString: (encrypted) => guarded(() => restore(encrypted)),
    getSelectedStorageBackend: () => (kind === 'system' ? 'gnome_libsecret' : 'basic_text'),
    setUsePlainTextEncryption: (use) => {
      plain = use;
    },
    ...(later && {
      isAsyncEncryptionAvailable: async () => isAvailable(),
      encryptStringAsync: async (text: string) => guarded(() => scramble(text)),
      decryptStringAsync: async (encrypted: Buffer) => guarded(() => ({ result: restore(encrypted) })),
    }),
  };
}
