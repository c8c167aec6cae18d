/** The part of Electron's safeStorage that is used. Its synchronous half is all that older versions have. */
export type SafeStorage = {
  readonly isEncryptionAvailable: () => boolean;
  readonly encryptString: (text: string) => Buffer;
  readonly decryptString: (encrypted: Buffer) => string;
  readonly isAsyncEncryptionAvailable?: () => Promise<boolean>;
  readonly encryptStringAsync?: (text: string) => Promise<Buffer>;
  readonly decryptStringAsync?: (encrypted: Buffer) => Promise<{ readonly result: string }>;
  readonly getSelectedStorageBackend?: () => string;
  readonly setUsePlainTextEncryption?: (use: boolean) => void;
};

export type Keychain = {
  /** True where the system has no safe place for keys, so that the person is told and asked. */
  readonly isWeak: () => Promise<boolean>;
  /** Base64, or `null` where this system can't keep it. `plain` allows the weak way, which hides nothing. */
  readonly encrypt: (text: string, storage: 'keychain' | 'plain') => Promise<string | null>;
  /** `null` where it can't be read here any more. */
  readonly decrypt: (ciphertext: string, storage: 'keychain' | 'plain') => Promise<string | null>;
};

/** Backends of Linux that encrypt with a password that everybody knows, or do not encrypt. */
const WEAK_BACKENDS: readonly string[] = ['basic_text', 'unknown'];

/** The system's keychain as Electron reaches it. Electron has to be ready. */
export function createKeychain(safe: SafeStorage, platform: NodeJS.Platform): Keychain {
  const isAvailable = async () => (await safe.isAsyncEncryptionAvailable?.()) ?? safe.isEncryptionAvailable();
  const isWeak = async () => {
    const backend = platform === 'linux' ? (safe.getSelectedStorageBackend?.() ?? 'unknown') : 'system';
    return WEAK_BACKENDS.includes(backend) || !(await isAvailable());
  };
  const isUsable = async (storage: 'keychain' | 'plain') => {
    if (!(await isWeak())) return true;
    if (storage === 'keychain' || platform !== 'linux') return false;
    safe.setUsePlainTextEncryption?.(true);
    return isAvailable();
  };
  return {
    isWeak,
    encrypt: async (text, storage) => {
      if (!(await isUsable(storage))) return null;
      return ((await safe.encryptStringAsync?.(text)) ?? safe.encryptString(text)).toString('base64');
    },
    decrypt: async (ciphertext, storage) => {
      if (!(await isUsable(storage))) return null;
      const encrypted = Buffer.from(ciphertext, 'base64');
      return (await safe.decryptStringAsync?.(encrypted))?.result ?? safe.decryptString(encrypted);
    },
  };
}
