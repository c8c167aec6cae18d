import { Button, Radio, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { freeLabel } from '../../../shared/model/account-label.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { Field } from '../../ui/field.tsx';
import { noteOf } from '../../ui/note-of.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { type AccountChoice, nameAccount, orderAccounts, sayOther, saySame } from './account-words.ts';
import { readAddress } from './address.ts';
import { choicesOf, hasChoicesOf } from './remote-draft.ts';
import classes from './remotes.module.css';
import { countAt } from './removing-words.ts';
import type { RemoteFormState } from './use-remote-form.ts';

type Props = { readonly form: RemoteFormState };

const OTHER = 'other';

/**
 * One account gets each product once, whatever its address is called and also when its remote was removed and comes back: so it
 * is never guessed.
 */
export function AccountQuestion({ form }: Props) {
  const { draft, change, knownAccounts, shown, written } = form;
  const choices = orderAccounts(knownAccounts, written, useSameKey(form));
  const waiting = useWaiting(written?.id ?? null);
  const own = choices.find((choice) => choice.own);
  const { account } = draft;
  const at = choices.findIndex(
    ({ account: { origin, label } }) =>
      account !== null && account !== 'new' && account.origin === origin && account.label === label,
  );
  const choose = (value: string) => {
    const chosen = choices[Number(value)]?.account;
    if (value !== OTHER && chosen !== undefined)
      return change({ account: { origin: chosen.origin, label: chosen.label } });
    const { origin } = readAddress(draft.baseUrl);
    change({ account: 'new', accountLabel: freeLabel(knownAccounts, origin) });
  };
  const isWrong = shown.account !== undefined;
  return (
    <div>
      <Radio.Group
        label={
          own === undefined
            ? t`Is this the same account as …?`
            : t`Is this the same account, at another address?`
        }
        description={t`To one account each product is sent once, whichever remote and address it goes through.`}
        value={account === 'new' ? OTHER : at < 0 ? null : String(at)}
        onChange={choose}
      >
        <Stack gap={6} mt={6}>
          {choices.map((choice, place) => (
            <Radio
              key={`${choice.account.origin} ${choice.account.label}`}
              value={String(place)}
              label={nameAccount(choice)}
              aria-invalid={isWrong}
              {...describe(choice, own, waiting)}
            />
          ))}
          <Radio
            value={OTHER}
            label={own === undefined ? t`An account that Offshelf has not sent to yet` : t`Another account`}
            aria-invalid={isWrong}
            {...(own !== undefined && { description: sayOther(waiting, own.account) })}
          />
        </Stack>
      </Radio.Group>
      {account === 'new' && <Word form={form} />}
      {at >= 0 && <Choices form={form} remoteIds={choices[at]?.account.remoteIds ?? []} />}
      {isWrong && (
        <div className={classes['below']}>
          <ProblemText problem={{ message: shown.account }} />
        </div>
      )}
    </div>
  );
}

/** What choosing a known account does, where the remote has one already. */
function describe({ own: isOwn }: AccountChoice, own: AccountChoice | undefined, waiting: number) {
  if (own === undefined) return {};
  if (isOwn) return { description: saySame(waiting) };
  return waiting === 0 ? {} : { description: sayOther(waiting, undefined) };
}

/** The first account at an address needs no word. */
function Word({ form: { draft, change, knownAccounts, shown } }: Props) {
  if (freeLabel(knownAccounts, readAddress(draft.baseUrl).origin) === '') return null;
  return (
    <div className={classes['inset']}>
      <Field label={t`A word for that account`} notes={noteOf(shown.accountLabel)}>
        {(wiring) => (
          <TextInput
            {...wiring}
            error={wiring['aria-invalid']}
            value={draft.accountLabel}
            onChange={(event) => change({ accountLabel: event.currentTarget.value })}
          />
        )}
      </Field>
    </div>
  );
}

type ChoicesProps = Props & { readonly remoteIds: readonly number[] };

/** An account calls currencies and states the same through whichever remote. */
function Choices({ form: { draft, change, written }, remoteIds }: ChoicesProps) {
  const { value: remotes = [] } = useAnswer(offshelf().remotes.list, {}, ['remotes']);
  const other = remotes.find(({ id }) => id !== written?.id && remoteIds.includes(id));
  if (other === undefined || hasChoicesOf(draft, other)) return null;
  return (
    <Button
      variant="subtle"
      mt={6}
      onClick={() => change(choicesOf(other.settings))}
    >{t`Use the currencies and status words of ${other.name}`}</Button>
  );
}

/** The remotes that have the key that is typed; only the main process can compare keys. */
function useSameKey({ key: { key } }: RemoteFormState): readonly number[] {
  const [typed] = useDebouncedValue(key.trim(), 300);
  const isWhole = /^[\x21-\x7E]{1,4096}$/.test(typed);
  const { value } = useAnswer(offshelf().keys.matches, isWhole ? { key: typed } : null, ['keys', 'remotes']);
  return value ?? [];
}

/** How many products wait for a remote. */
function useWaiting(remoteId: number | null): number {
  const { value } = useAnswer(offshelf().sending.groups, remoteId === null ? null : {}, ['sending']);
  return remoteId === null || value === undefined ? 0 : countAt(value, remoteId, 'queued');
}
