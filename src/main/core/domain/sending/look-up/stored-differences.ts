import { expectPresent } from '../../../../../shared/assert.ts';
import type { JsonObject } from '../../../../../shared/model/custom-data.ts';
import type { Profile } from '../../../../../shared/model/profile.ts';
import type { Difference } from '../../../../../shared/model/submission.ts';
import type { DueLook } from '../../ports/look-store.ts';
import { findDifferences } from '../compare-answer.ts';
import type { EnginePorts } from '../engine-ports.ts';
import { readSentBody } from '../sent-body.ts';

/** What a remote stored otherwise than it was sent, as its list shows it. */
export function storedDifferences(
  { store }: Pick<EnginePorts, 'store'>,
  { attemptId, productId }: Pick<DueLook, 'attemptId' | 'productId'>,
  record: JsonObject,
  profile: Profile,
): readonly Difference[] {
  const { body, identity, productVersion } = expectPresent(store.attempt(attemptId), 'attempts are kept');
  const sent = readSentBody(body, profile);
  const product = store.product(productId);
  // Which currency left is not written down; that of an edited product may be another one.
  const currency = product?.version === productVersion ? product.fields.currency : null;
  return sent === undefined ? [] : findDifferences({ body: sent, identity, currency }, record, profile);
}
