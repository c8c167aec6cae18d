import { PasswordInput, Radio, Stack } from '@mantine/core';
import type { KeyStorage } from '../../shared/contract/shell.ts';
import { Field } from './field.tsx';

/** A key as it is typed, and where it is to be kept. It is never shown again. */
export type KeyEntry = { readonly key: string; readonly storage: KeyStorage };

/** Where only the weak store exists, the safer choice stands there until the person makes one. */
export function emptyKey(weakKeychain: boolean): KeyEntry {
  return { key: '', storage: weakKeychain ? 'this-run' : 'keychain' };
}

/** What is wrong with a typed key, in a sentence, or `null`. */
export function keyProblem(key: string): string | null {
  const typed = key.trim();
  if (typed === '' || /^[\x21-\x7E]{1,4096}$/.test(typed)) return null;
  return 'A key has no spaces and only plain letters, digits and signs. Copy it again.';
}

type Props = {
  readonly entry: KeyEntry;
  readonly weakKeychain: boolean;
  readonly onChange: (entry: KeyEntry) => void;
  readonly help?: string;
  /** The focus starts here when the dialog opens. */
  readonly first?: boolean;
};

/** The field for a key and, where the computer has no keychain, the choice of where it goes. */
export function KeyFields({ entry, weakKeychain, onChange, help, first = false }: Props) {
  const problem = keyProblem(entry.key);
  return (
    <Stack gap="sm">
      <Field label="Key" help={help} notes={problem === null ? [] : [{ level: 'problem', text: problem }]}>
        {(wiring) => (
          <PasswordInput
            {...wiring}
            value={entry.key}
            autoComplete="off"
            spellCheck={false}
            data-autofocus={first || undefined}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the key while typing' }}
            onChange={(event) => onChange({ ...entry, key: event.currentTarget.value })}
          />
        )}
      </Field>
      {weakKeychain && <StorageChoice entry={entry} onChange={onChange} />}
    </Stack>
  );
}

function StorageChoice({ entry, onChange }: Pick<Props, 'entry' | 'onChange'>) {
  return (
    <Radio.Group
      label="This computer has no keychain that Offshelf can use. Where should the key be kept?"
      value={entry.storage}
      onChange={(storage) => onChange({ ...entry, storage: storage === 'plain' ? 'plain' : 'this-run' })}
    >
      <Stack gap={6} mt={4}>
        <Radio
          value="this-run"
          label="For this run only"
          description="Asked again after a restart; until then products wait."
        />
        <Radio value="plain" label="Store it anyway" description="Other programs of this user can read it." />
      </Stack>
    </Radio.Group>
  );
}
