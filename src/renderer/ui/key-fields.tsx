import { PasswordInput, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { KeyStorage } from '../../shared/contract/shell.ts';
import type { Profile } from '../../shared/model/profile.ts';
import type { KeyStatus } from '../../shared/model/remote.ts';
import { t } from '../i18n/t.ts';
import { Field } from './field.tsx';

/** A key as it is typed, and where it is to be kept. It is never shown again. */
export type KeyEntry = { readonly key: string; readonly storage: KeyStorage };

/** Where only the weak store exists, the safer choice stands there until the person makes one; it holds for the remote's next key too. */
export function emptyKey(weakKeychain: boolean, status: KeyStatus | undefined): KeyEntry {
  if (!weakKeychain) return { key: '', storage: 'keychain' };
  return { key: '', storage: status === 'plain' ? 'plain' : 'this-run' };
}

/** What is wrong with a typed key, in a sentence, or `null`. */
export function keyProblem(key: string): string | null {
  const typed = key.trim();
  if (typed === '' || /^[\x21-\x7E]{1,4096}$/.test(typed)) return null;
  return t`A key has no spaces and only plain letters, digits and signs. Copy it again.`;
}

/** What a person types as the key: one text, or a user name and a password that travel as `name:password`. */
export type KeyKind = 'key' | 'secret-access-key' | 'password' | 'user:password';

/** What a kind of remote takes as its key; `key` while that is not known. */
export function keyKindOf(profile: Pick<Profile, 'auth'> | undefined): KeyKind {
  if (profile?.auth.kind !== 'basic') return 'key';
  return profile.auth.key === 'user' ? 'key' : profile.auth.key;
}

type Props = {
  readonly entry: KeyEntry;
  readonly weakKeychain: boolean;
  readonly onChange: (entry: KeyEntry) => void;
  readonly help?: string;
  readonly kind: KeyKind;
  /** The focus starts here when the dialog opens. */
  readonly first?: boolean;
};

const NO_COLON = t`A user name can’t have a colon (:), which would end it. It was left out.`;

/** The field for a key and, where the computer has no keychain, the choice of where it goes. */
export function KeyFields({ entry, weakKeychain, onChange, help, kind, first = false }: Props) {
  const problem = keyProblem(entry.key);
  const isPassword = kind === 'password' || kind === 'user:password';
  const [hadColon, setHadColon] = useState(false);
  const [user, password] = kind === 'user:password' ? splitPair(entry.key) : ['', entry.key];
  const change = (name: string, secret: string) =>
    onChange({ ...entry, key: kind === 'user:password' ? joinPair(name, secret) : secret });
  return (
    <Stack gap="sm">
      {kind === 'user:password' && (
        <Field label={t`User name`} notes={hadColon ? [{ level: 'problem', text: NO_COLON }] : []}>
          {(wiring) => (
            <TextInput
              {...wiring}
              value={user}
              autoComplete="off"
              spellCheck={false}
              data-autofocus={first || undefined}
              onChange={(event) => {
                const typed = event.currentTarget.value;
                setHadColon(typed.includes(':'));
                change(typed.replaceAll(':', ''), password);
              }}
            />
          )}
        </Field>
      )}
      <Field
        label={labelOf(kind)}
        help={help}
        notes={problem === null ? [] : [{ level: 'problem', text: problem }]}
      >
        {(wiring) => (
          <PasswordInput
            {...wiring}
            value={password}
            autoComplete="off"
            spellCheck={false}
            data-autofocus={(first && kind !== 'user:password') || undefined}
            visibilityToggleButtonProps={{
              'aria-label': isPassword ? t`Show the password while typing` : t`Show the key while typing`,
            }}
            onChange={(event) => change(user, event.currentTarget.value)}
          />
        )}
      </Field>
      {weakKeychain && <StorageChoice entry={entry} onChange={onChange} />}
    </Stack>
  );
}

function labelOf(kind: KeyKind): string {
  if (kind === 'secret-access-key') return t`Secret access key`;
  return kind === 'key' ? t`Key` : t`Password`;
}

function splitPair(key: string): readonly [user: string, password: string] {
  const [user = '', ...password] = key.split(':');
  return [user, password.join(':')];
}

/** Nothing where both are empty, so that a stored one stays. */
function joinPair(user: string, password: string): string {
  return user === '' && password === '' ? '' : `${user}:${password}`;
}

function StorageChoice({ entry, onChange }: Pick<Props, 'entry' | 'onChange'>) {
  return (
    <Radio.Group
      label={t`This computer has no keychain that Offshelf can use. Where should the key be kept?`}
      value={entry.storage}
      onChange={(storage) => onChange({ ...entry, storage: storage === 'plain' ? 'plain' : 'this-run' })}
    >
      <Stack gap={6} mt={4}>
        <Radio
          value="this-run"
          label={t`For this run only`}
          description={t`Asked again after a restart; until then products wait.`}
        />
        <Radio
          value="plain"
          label={t`Store it anyway`}
          description={t`Other programs of this user can read it.`}
        />
      </Stack>
    </Radio.Group>
  );
}
