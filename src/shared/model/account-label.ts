import type { AccountName } from './remote.ts';

/** A label for one more account at an origin: none for the first one, then “Account 2” and so on. */
export function freeLabel(accounts: readonly AccountName[], origin: string | null): string {
  const labels = accounts.filter((account) => account.origin === origin).map(({ label }) => label);
  if (!labels.includes('')) return '';
  let n = 2;
  while (labels.includes(`Account ${n}`)) n += 1;
  return `Account ${n}`;
}
