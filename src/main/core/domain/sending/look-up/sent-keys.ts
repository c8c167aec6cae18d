import { findRule } from '../../../../../shared/model/field-rule.ts';
import type { Profile } from '../../../../../shared/model/profile.ts';
import type { Attempt } from '../../ports/sending-store.ts';
import { readPointer } from '../json-pointer.ts';
import { readSentBody } from '../sent-body.ts';
import type { ToFind } from './match-records.ts';

/** What products of a profile are told by in its list: our reference where it can carry one, else the SKU. */
export type StrongKey = 'reference' | 'sku';

export function strongKey(profile: Profile): StrongKey | undefined {
  const { match } = profile.lookUp ?? {};
  if (match?.reference !== undefined && referencePointer(profile) !== undefined) return 'reference';
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
  const reference = textAt(referencePointer(profile));
  return {
    // A value of the person's own under that key may stand at several products.
    reference: reference === identity ? reference : null,
    sku,
    name: textAt(findRule(profile, 'name')?.to),
    status: textAt(findRule(profile, 'status')?.to),
  };
}

/** Where a body carries our reference. */
function referencePointer(profile: Profile): string | undefined {
  for (const { to, transform } of profile.fields) {
    const merge = transform.find(({ kind }) => kind === 'merge-object');
    if (merge?.kind === 'merge-object' && merge.clientRef !== undefined) return `${to}/${merge.clientRef}`;
  }
  return undefined;
}
