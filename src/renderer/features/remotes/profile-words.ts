import { FIELD_WORDS } from '../../../shared/model/field-words.ts';
import type { Profile } from '../../../shared/model/profile.ts';

/** What a profile does, in words: one line for each thing that a person should know before using it. */
export function describeProfile(
  profile: Profile,
): readonly { readonly term: string; readonly text: string }[] {
  return [
    { term: 'Stores', text: sayFields(storedFields(profile)) },
    ...(profile.cannotStore.length === 0
      ? []
      : [{ term: 'Can’t store', text: `${sayFields(profile.cannotStore)} They stay here.` }]),
    { term: 'Sends', text: sayRequest(profile) },
    { term: 'Key', text: sayKey(profile) },
    { term: 'Lost answers', text: sayLookUp(profile) },
    { term: 'Speed', text: saySpeed(profile.limits) },
  ];
}

function storedFields({ fields }: Profile): readonly (keyof typeof FIELD_WORDS)[] {
  const sent = fields.filter(({ transform }) => transform.every(({ kind }) => kind !== 'const'));
  return [...new Set(sent.map(({ from }) => from))];
}

function sayFields(fields: readonly (keyof typeof FIELD_WORDS)[]): string {
  const words = fields.map((field) => FIELD_WORDS[field]).join(', ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function sayRequest({ create, codec }: Profile): string {
  return `${create.method} …${create.path}, ${codec === 'json' ? 'as JSON' : 'as form fields'}.`;
}

function sayKey({ auth }: Profile): string {
  if (auth.kind === 'header') {
    const [prefix = ''] = auth.prefixes;
    return prefix.trim() === ''
      ? `In the header ${auth.header}.`
      : `In the header ${auth.header}, after “${prefix.trim()}”.`;
  }
  if (auth.key === 'user:password') return 'A user name and a password (HTTP Basic).';
  return auth.key === 'user'
    ? 'As the user name, with an empty password (HTTP Basic).'
    : `As the password of the user ${auth.user ?? ''} (HTTP Basic).`;
}

/** Whether Offshelf can find out by itself what became of a request that nobody answered. */
export function sayLookUp({ lookUp, identity }: Pick<Profile, 'lookUp' | 'identity'>): string {
  const carries =
    identity.kind === 'header'
      ? ` Each request carries a reference of its own in ${identity.header}, so that one that leaves twice can be told there.`
      : '';
  if (lookUp === undefined) {
    return `Offshelf can’t tell whether a product is there: if an answer gets lost, you look there and say so.${carries}`;
  }
  const proof = lookUp.provesAbsence
    ? 'and sends again by itself only if it is not'
    : 'but never sends again by itself: you say whether it is missing';
  return `Offshelf can tell whether a product is there, ${proof}.${carries}`;
}

export function saySpeed({ requestsPerMinute, concurrency }: Profile['limits']): string {
  const rate =
    requestsPerMinute === null
      ? 'As fast as it answers'
      : `At most ${requestsPerMinute.toLocaleString('en-US')} requests a minute`;
  return `${rate}, ${concurrency === 1 ? 'one' : `up to ${concurrency}`} at a time.`;
}
