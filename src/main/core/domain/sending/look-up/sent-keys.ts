import type { Profile } from '../../../../../shared/model/profile.ts';
import type { Attempt } from '../../ports/sending-store.ts';
import { readForm } from '../form-codec.ts';
import { readPointer } from '../json-pointer.ts';
import { parseJson } from '../json-text.ts';
import type { ToFind } from './match-records.ts';

/** What products of a profile are told by in its list: our reference where it can carry one, else the SKU. */
export type StrongKey = 'reference' | 'sku';

export function strongKey(profile: Profile): StrongKey | undefined {
  const { match } = profile.lookUp ?? {};
  if (match?.reference !== undefined && referencePointer(profile) !== undefined) return 'reference';
  return match?.sku === undefined ? undefined : 'sku';
}

/** What a request that left can be told by in the remote's list. */
export function sentKeys(
  attempt: Pick<Attempt, 'identity' | 'body'>,
  sku: string | null,
  profile: Profile,
): ToFind {
  const body = profile.codec === 'json' ? parseJson(attempt.body) : readForm(attempt.body);
  const textAt = (pointer: string | undefined) => {
    const value = body === undefined || pointer === undefined ? undefined : readPointer(body, pointer);
    return typeof value === 'string' ? value : null;
  };
  const reference = textAt(referencePointer(profile));
  return {
    // A value of the person's own under that key may stand at several products.
    reference: reference === attempt.identity ? reference : null,
    sku,
    name: textAt(profile.fields.find(({ from }) => from === 'name')?.to),
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
