import { expectPresent } from '../../../../shared/assert.ts';
import { findRule, type Target } from '../../../../shared/model/field-rule.ts';
import type { ProductFields } from '../../../../shared/model/product.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import { withPublicImage } from '../../../../shared/model/published-image.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import { checkOf, validateProduct } from '../../../../shared/model/validate.ts';
import type { NewAttempt, ProductCheck, StoredProduct, StoredSubmission } from '../ports/sending-store.ts';
import { buildRequest, requestHead } from './build-request.ts';
import type { EnginePorts } from './engine-ports.ts';
import { lookMeans } from './look-up/means.ts';
import { freshScan } from './look-up/plan-look.ts';
import { nextStep } from './next-step.ts';
import { replaceEdited } from './replace-edited.ts';
import { takeOver } from './take-over.ts';

/** A request that is written down and may leave now, and what is needed to judge its answer. */
export type Claim = {
  readonly submission: StoredSubmission;
  readonly attemptId: number;
  readonly attempt: NewAttempt;
  readonly remote: Remote;
  readonly profile: Profile;
  readonly productName: string;
  /** The code of the currency that leaves. */
  readonly currency: string | null;
  readonly sku: string | null;
};

type ToSend = { readonly submission: StoredSubmission; readonly remote: Remote; readonly profile: Profile };

/**
 * Writes the marker of the next request: body frozen, attempt, epoch and state, in one transaction that is on disk when
 * this returns. `undefined` where the line has changed, the product has problems after all, or it was edited after the person
 * sent it again, so that a new row takes its place: look again.
 */
export function claimNext(ports: EnginePorts, epoch: number, expected: StoredSubmission): Claim | undefined {
  return ports.store.atomically(() => {
    const step = nextStep(ports, expected.accountId, 0);
    if (step.kind !== 'send' || step.submission.id !== expected.id) return undefined;
    if (ports.store.elsewhereOf(expected).length > 0 && takeOver(ports, expected) !== null) return undefined;
    const product = expectPresent(ports.store.product(expected.productId), 'a submission has a product');
    const thawed = thaw(ports, step.submission);
    if (thawed !== undefined && thawed.body.productVersion !== product.version) {
      replaceEdited(ports.store, step.submission, step.remote, thawed.isProvenAbsent ? 'engine' : 'person');
      if (thawed.sku !== null) ports.checks.recheckSkus([thawed.sku]);
      return undefined;
    }
    const frozen = thawed ?? freeze(ports, step, product);
    if (frozen === undefined) return undefined;
    const { body, sku } = frozen;
    const request = ports.random.uuid();
    const attempt = { ...body, ...requestHead(targetOf(step), body.identity), epoch, request };
    const attemptId = ports.store.insertAttempt(attempt);
    ports.store.markSending(expected.id, {
      attemptId,
      productVersion: body.productVersion,
      sentSku: sku,
      skuFreeScan:
        thawed === undefined ? findSkuFreeScan(ports, expected.accountId, sku, step.profile) : undefined,
    });
    if (sku !== null) ports.checks.recheckSkus([sku]);
    const { name: productName, currency } = product.fields;
    return { ...step, attemptId, attempt, productName, currency, sku };
  });
}

/** What leaves, and the SKU in it. */
type Frozen = {
  readonly body: Pick<NewAttempt, 'submissionId' | 'identity' | 'body' | 'productVersion'>;
  readonly sku: string | null;
};

/** The reading of the remote's list that shows that nothing there has this SKU yet. */
function findSkuFreeScan(
  ports: EnginePorts,
  accountId: number,
  sku: string | null,
  profile: Profile,
): number | null {
  if (lookMeans(profile) !== 'list') return null; // a filter shows nothing but what it was asked for
  const last = sku === null ? undefined : freshScan(ports, accountId);
  if (sku === null || last?.complete !== true) return null;
  // A list that leaves out what is there for certain says nothing about what else was there.
  if (!last.witnessed && ports.store.hadWitness(accountId, last.startedAt)) return null;
  return ports.store.isSkuListed(accountId, sku) ? null : last.id;
}

type Thawed = Frozen & { readonly isProvenAbsent: boolean };

/** The body and identity that must leave again, because an earlier request with them may have arrived. */
function thaw({ store }: EnginePorts, submission: StoredSubmission): Thawed | undefined {
  if (submission.attemptId === null) return undefined;
  const isProvenAbsent = !store.mayHaveArrived(submission.productId, submission.accountId, 0);
  const { identity, body, productVersion } = expectPresent(
    store.attempt(submission.attemptId),
    'attempts are kept',
  );
  const { id: submissionId, sentSku: sku } = submission;
  return { body: { submissionId, identity, body, productVersion }, sku, isProvenAbsent };
}

/** `undefined` where the product can't be sent as it is; then its stored check says so, and the line goes on. */
function freeze(ports: EnginePorts, step: ToSend, product: StoredProduct): Frozen | undefined {
  const { productId, id: submissionId } = step.submission;
  const sku = skuOf(product.fields, step.profile);
  // The last look before sending: a SKU may have been taken since the stored check was made.
  const takenBy = sku === null ? undefined : ports.store.skuTakenBy(step.remote.accountId, sku, productId);
  const made = makeBody(ports, step, product, takenBy);
  if ('problems' in made) {
    ports.store.setCheck(productId, step.remote.id, made);
    return undefined;
  }
  return { body: { submissionId, ...made, productVersion: product.version }, sku };
}

/** The body, or what stands against it. What goes wrong in here concerns this product alone, never the line. */
function makeBody(
  { log, store, random }: EnginePorts,
  step: ToSend,
  { fields }: StoredProduct,
  takenBy: string | undefined,
): Pick<NewAttempt, 'body' | 'identity'> | ProductCheck {
  const target = targetOf(step);
  try {
    const image = store.publishedImage(target.settings, fields.imageUrl);
    const facts = { image, ...(takenBy === undefined ? {} : { skuTakenBy: takenBy }) };
    const check = checkOf(validateProduct(fields, target, facts));
    if (check.problems > 0 || check.waits) return check;
    const leaving = withPublicImage(fields, image);
    const write = (identity: string) => ({ identity, body: buildRequest(leaving, target, identity).body });
    // The same body goes by the same identity again: a remote that keeps identities knows it. Another body never does.
    const before = store.lastAttempt(step.submission.id);
    const again = before && write(before.identity);
    return again !== undefined && again.body === before?.body ? again : write(random.uuid());
  } catch (error) {
    log.error('a product could not be made into a request', error);
    return { problems: 1, waits: false };
  }
}

function targetOf({ remote, profile }: ToSend): Target & { readonly baseUrl: string } {
  return { profile, settings: remote.settings, baseUrl: remote.baseUrl };
}

function skuOf({ sku }: ProductFields, profile: Profile): string | null {
  const text = findRule(profile, 'sku') === undefined ? '' : (sku ?? '').trim();
  return text === '' ? null : text;
}
