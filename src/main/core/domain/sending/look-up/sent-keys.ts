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

type Sent = Pick<Attempt, 'identity' | 'body'>;

/** What a request that left can be told by in the remote's list. */
export function sentKeys(sent: Sent, sku: string | null, profile: Profile): ToFind {
  const reference = textAt(sent, referencePointer(profile), profile);
  return {
    // A value of the person's own under that key may stand at several products.
    reference: reference === sent.identity ? reference : null,
    sku,
    name: sentText(sent, 'name', profile),
  };
}

/** The text that a request carried for a field; `null` where it carried none. */
export function sentText(sent: Sent, field: 'name' | 'status', profile: Profile): string | null {
  return textAt(sent, profile.fields.find(({ from }) => from === field)?.to, profile);
}

function textAt({ body }: Sent, pointer: string | undefined, profile: Profile): string | null {
  const read = pointer === undefined ? undefined : readSentBody(body, profile);
  const value = read === undefined || pointer === undefined ? undefined : readPointer(read, pointer);
  return typeof value === 'string' ? value : null;
}

/** Where a body carries our reference. */
function referencePointer(profile: Profile): string | undefined {
  for (const { to, transform } of profile.fields) {
    const merge = transform.find(({ kind }) => kind === 'merge-object');
    if (merge?.kind === 'merge-object' && merge.clientRef !== undefined) return `${to}/${merge.clientRef}`;
  }
  return undefined;
}
