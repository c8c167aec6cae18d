import { findRule } from '../../../../../shared/model/field-rule.ts';
import type { Profile } from '../../../../../shared/model/profile.ts';
import type { Attempt } from '../../ports/sending-store.ts';
import { readPointer } from '../json-pointer.ts';
import { readSentBody } from '../sent-body.ts';
import type { ToFind } from './match-records.ts';

/** What products of a profile are told by: our reference, which may be their id, where it can carry one, else the SKU. */
export type StrongKey = 'reference' | 'sku';

export function strongKey({ lookUp, identity }: Profile): StrongKey | undefined {
  if (identity.kind === 'own-id') return 'reference';
  const { match } = lookUp ?? {};
  if (match?.reference !== undefined && identity.kind !== 'none') return 'reference';
  return match?.sku === undefined ? undefined : 'sku';
}

/** What a request that left can be told by in the remote's list, and the word for its status that it carried. */
export type SentKeys = ToFind & { readonly status: string | null };

export function sentKeys(
  { identity, body }: Pick<Attempt, 'identity' | 'body'>,
  sku: string | null,
  profile: Profile,
): SentKeys {
  const sent = readSentBody(body, profile);
  const textAt = (pointer: string | undefined) => {
    const value = sent === undefined || pointer === undefined ? undefined : readPointer(sent, pointer);
    return typeof value === 'string' ? value : null;
  };
  const { kind } = profile.identity;
  // A header and an own id carry it always; the person decides about custom data.
  const always = kind === 'header' || kind === 'own-id' || kind === 'body';
  const reference = always ? identity : textAt(referencePointer(profile));
  return {
    // A value of the person's own under that key may stand at several products.
    reference: reference === identity ? reference : null,
    sku,
    name: textAt(findRule(profile, 'name')?.to),
    status: textAt(findRule(profile, 'status')?.to),
  };
}

/** Where custom data carries our reference. */
function referencePointer(profile: Profile): string | undefined {
  for (const { to, transform } of profile.fields) {
    const merge = transform.find(({ kind }) => kind === 'merge-object');
    if (merge?.kind === 'merge-object' && merge.clientRef !== undefined)
      return `${to}/${merge.clientRef.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
  return undefined;
}
