import type { FIELD_WORDS } from '../../../shared/model/field-words.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import { t } from '../../i18n/t.ts';
import { fieldWord } from '../../ui/field-words.ts';
import { formatCount } from '../../ui/format.ts';

/** What a profile does, in words: one line for each thing that a person should know before using it. */
export function describeProfile(
  profile: Profile,
): readonly { readonly term: string; readonly text: string }[] {
  return [
    { term: t`Stores`, text: sayFields(storedFields(profile)) },
    ...(profile.cannotStore.length === 0
      ? []
      : [{ term: t`Can’t store`, text: `${sayFields(profile.cannotStore)} ${t`They stay here.`}` }]),
    { term: t`Sends`, text: sayRequest(profile) },
    { term: t`Key`, text: sayKey(profile) },
    { term: t`Lost answers`, text: sayLookUp(profile) },
    { term: t`Speed`, text: saySpeed(profile.limits) },
  ];
}

function storedFields({ fields }: Profile): readonly (keyof typeof FIELD_WORDS)[] {
  const sent = fields.filter(({ transform }) => transform.every(({ kind }) => kind !== 'const'));
  return [...new Set(sent.map(({ from }) => from))];
}

function sayFields(fields: readonly (keyof typeof FIELD_WORDS)[]): string {
  const words = fields.map(fieldWord).join(', ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function sayRequest({ create, codec }: Profile): string {
  const where = `${create.method} …${create.path}`;
  return codec === 'json' ? t`${where}, as JSON.` : t`${where}, as form fields.`;
}

function sayKey({ auth }: Profile): string {
  if (auth.kind === 'header') {
    const [prefix = ''] = auth.prefixes;
    return prefix.trim() === ''
      ? t`In the header ${auth.header}.`
      : t`In the header ${auth.header}, after “${prefix.trim()}”.`;
  }
  if (auth.key === 'user:password') return t`A user name and a password (HTTP Basic).`;
  return auth.key === 'user'
    ? t`As the user name, with an empty password (HTTP Basic).`
    : t`As the password of the user ${auth.user ?? ''} (HTTP Basic).`;
}

/** Whether Offshelf can find out by itself what became of a request that nobody answered. */
export function sayLookUp({ lookUp, identity }: Pick<Profile, 'lookUp' | 'identity'>): string {
  const carries =
    identity.kind === 'header'
      ? t`Each request carries a reference of its own in ${identity.header}, so that one that leaves twice can be told there.`
      : '';
  if (lookUp === undefined) {
    return after(
      t`Offshelf can’t tell whether a product is there: if an answer gets lost, you look there and say so.`,
      carries,
    );
  }
  const proof = lookUp.provesAbsence
    ? t`and sends again by itself only if it is not`
    : t`but never sends again by itself: you say whether it is missing`;
  return after(t`Offshelf can tell whether a product is there, ${proof}.`, carries);
}

function after(sentence: string, next: string): string {
  return next === '' ? sentence : `${sentence} ${next}`;
}

export function saySpeed({ requestsPerMinute, concurrency }: Profile['limits']): string {
  const rate =
    requestsPerMinute === null
      ? t`As fast as it answers`
      : t`At most ${formatCount(requestsPerMinute)} requests a minute`;
  return concurrency === 1 ? t`${rate}, one at a time.` : t`${rate}, up to ${concurrency} at a time.`;
}
