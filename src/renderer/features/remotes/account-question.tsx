import { Radio, Stack, TextInput } from '@mantine/core';
import type { KnownAccount } from '../../../shared/model/remote.ts';
import { Field } from '../../ui/field.tsx';
import { countOf } from '../../ui/format.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { noteOf } from './note-of.ts';
import classes from './remotes.module.css';
import type { RemoteFormState } from './use-remote-form.ts';

type Props = { readonly form: RemoteFormState };

const OTHER = 'other';

/** One account gets each product once, also when its remote was removed and comes back: so it is never guessed. */
export function AccountQuestion({ form: { draft, change, knownAccounts, shown } }: Props) {
  const known = knownAccounts.some(({ label }) => label === draft.accountLabel);
  const chosen = draft.accountLabel === null ? null : known ? `same:${draft.accountLabel}` : OTHER;
  return (
    <div>
      <Radio.Group
        label="Is this the same account as …?"
        description="To one account each product is sent once, whichever remote it goes through."
        value={chosen}
        onChange={(value) =>
          change({ accountLabel: value === OTHER ? freeLabel(knownAccounts) : value.slice('same:'.length) })
        }
      >
        <Stack gap={2} mt={4}>
          {knownAccounts.map((account) => (
            <Radio key={account.accountId} value={`same:${account.label}`} label={nameAccount(account)} />
          ))}
          <Radio value={OTHER} label="An account that Offshelf has not sent to yet" />
        </Stack>
      </Radio.Group>
      {chosen === OTHER && (
        <div className={classes['inset']}>
          <Field label="A word for that account" notes={noteOf(shown.accountLabel)}>
            {(wiring) => (
              <TextInput
                {...wiring}
                value={draft.accountLabel ?? ''}
                onChange={(event) => change({ accountLabel: event.currentTarget.value })}
              />
            )}
          </Field>
        </div>
      )}
      {chosen === null && shown.accountLabel !== undefined && (
        <ProblemText problem={{ message: shown.accountLabel }} />
      )}
    </div>
  );
}

/** Such as: Jani, removed (Account 2) · 12 products are there. */
function nameAccount({ label, remoteNames, removed, sent }: KnownAccount): string {
  const name = [remoteNames.join(' and '), ...(removed ? ['removed'] : [])].filter((part) => part !== '');
  const called = label === '' ? '' : ` (${label})`;
  const there = sent === 0 ? 'nothing was sent there yet' : `${countOf(sent, 'product')} sent`;
  return `${name.join(', ')}${called} · ${there}`;
}

function freeLabel(accounts: readonly KnownAccount[]): string {
  let n = 2;
  while (accounts.some(({ label }) => label === `Account ${n}`)) n += 1;
  return `Account ${n}`;
}
