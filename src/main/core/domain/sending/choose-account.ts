import { isUnusedOwn } from '../../../../shared/model/known-account.ts';
import type { AccountAnswer, AccountName, KnownAccount, Remote } from '../../../../shared/model/remote.ts';
import { Failure } from '../failure.ts';
import type { RemoteRow, RemoteStore } from '../ports/remote-store.ts';

type Accounts = Pick<RemoteStore, 'accountFor' | 'accounts' | 'addWord'>;
type Form = Omit<RemoteRow, 'accountId'>;
type Chosen = Pick<RemoteRow, 'accountId' | 'accountLabel'>;

/**
 * The account that a remote leads to. Two spellings of one address, or its old and its new domain, look like two accounts, and
 * each product would be created twice: where the catalog knows an account that it could be, only the person's word decides.
 * @throws Failure `which-account` without that word, `not-allowed-now` where a remote would leave its account at its own place
 */
export function chooseAccount(
  accounts: Accounts,
  form: Form,
  before: Remote | null,
  answer: AccountAnswer | undefined,
): Chosen {
  const known = accounts.accounts(form.profileId, form.origin);
  if (before !== null && before.origin === form.origin) return keepAccount(known, form, before, answer);
  if (answer !== undefined && answer !== 'new') return joinAccount(accounts, known, form, before, answer);
  if (answer === undefined) checkUnmistakable(known, form, before);
  else checkFree(known, form);
  const { profileId, origin, accountLabel } = form;
  return { accountId: accounts.accountFor(profileId, origin, accountLabel), accountLabel };
}

/** Its products would be sent a second time if another account at the same place took over: that is a remote of its own. */
function keepAccount(
  known: readonly KnownAccount[],
  form: Form,
  before: Remote,
  answer: AccountAnswer | undefined,
): Chosen {
  const { id, accountId, accountLabel } = before;
  const isKept =
    answer === undefined || (answer !== 'new' && findAccount(known, answer)?.remoteIds.includes(id) === true);
  if (isKept && before.profileId === form.profileId && accountLabel === form.accountLabel)
    return { accountId, accountLabel };
  throw new Failure(
    'not-allowed-now',
    `${before.name} stays with its account. To send to another account there, add another remote.`,
  );
}

function joinAccount(
  accounts: Accounts,
  known: readonly KnownAccount[],
  form: Form,
  before: Remote | null,
  answer: AccountName,
): Chosen {
  const account = findAccount(known, answer);
  if (account === undefined)
    throw new Failure('not-found', 'This account is not known here any more. Say again whose account it is.');
  const accountId = accounts.accountFor(form.profileId, account.origin, account.label);
  const isOwn = before?.accountId === accountId;
  if (isOwn || !account.here) {
    const from = isOwn ? before.origin : account.origin;
    const word = `You said that ${form.origin} is the same account as the one at ${from}.`;
    accounts.addWord(accountId, word);
  }
  return { accountId, accountLabel: account.label };
}

function findAccount(known: readonly KnownAccount[], name: AccountName): KnownAccount | undefined {
  return known.find(({ origin, label }) => origin === name.origin && label === name.label);
}

/** A remote that nothing was put in line for has nothing that could be there twice, unless another account is its own. */
function checkUnmistakable(known: readonly KnownAccount[], form: Form, before: Remote | null): void {
  const isSameKind = before === null || before.profileId === form.profileId;
  if (isSameKind && known.every((account) => isUnusedOwn(account, before))) return;
  const names = [...new Set(known.flatMap(({ remoteNames }) => remoteNames))].join(', ');
  throw new Failure(
    'which-account',
    `Say whose account is at ${form.origin}${names === '' ? '' : `: one that is known (${names}), or another one`}. Each product is created once at one account.`,
  );
}

function checkFree(known: readonly KnownAccount[], { origin, accountLabel }: Form): void {
  if (!known.some((account) => account.origin === origin && account.label === accountLabel)) return;
  throw new Failure(
    'bad-input',
    `There is an account ${accountLabel === '' ? 'without a word of its own' : `“${accountLabel}”`} at ${origin} already. Give this one another word.`,
  );
}
