import { expectPresent } from '../../../../shared/assert.ts';
import { findRule, type Target } from '../../../../shared/model/field-rule.ts';
import type { ProductFields } from '../../../../shared/model/product.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import { validateProduct } from '../../../../shared/model/validate.ts';
import type { NewAttempt, StoredProduct, StoredSubmission } from '../ports/sending-store.ts';
import { buildRequest, requestHead } from './build-request.ts';
import type { EnginePorts } from './engine-ports.ts';
import { nextStep } from './next-step.ts';

/** A request that is written down and may leave now, and what is needed to judge its answer. */
export type Claim = {
  readonly submission: StoredSubmission;
  readonly attemptId: number;
  readonly attempt: NewAttempt;
  readonly remote: Remote;
  readonly profile: Profile;
  /** The code of the currency that leaves; `null` where the product was edited since the body was frozen. */
  readonly currency: string | null;
  readonly sku: string | null;
};

type ToSend = { readonly submission: StoredSubmission; readonly remote: Remote; readonly profile: Profile };

/**
 * Writes the marker of the next request: body frozen, attempt, epoch and state, in one transaction that is on disk when
 * this returns. `undefined` where the line has changed, or the product has problems after all: look again.
 */
export function claimNext(ports: EnginePorts, epoch: number, expected: StoredSubmission): Claim | undefined {
  return ports.store.atomically(() => {
    const step = nextStep(ports, expected.accountId, 0);
    if (step.kind !== 'send' || step.submission.id !== expected.id) return undefined;
    const product = expectPresent(ports.store.product(expected.productId), 'a submission has a product');
    const frozen = thaw(ports, step.submission) ?? freeze(ports, step, product);
    if (frozen === undefined) return undefined;
    const attempt = { ...frozen, ...requestHead(targetOf(step)), epoch };
    const attemptId = ports.store.insertAttempt(attempt);
    const sku = skuOf(product.fields, step.profile);
    ports.store.markSending(expected.id, { attemptId, productVersion: attempt.productVersion, sentSku: sku });
    const currency = attempt.productVersion === product.version ? product.fields.currency : null;
    return { ...step, attemptId, attempt, currency, sku };
  });
}

type Frozen = Pick<NewAttempt, 'submissionId' | 'identity' | 'body' | 'productVersion'>;

/** The body and identity that must leave again, because an earlier request with them may have arrived. */
function thaw({ store }: EnginePorts, submission: StoredSubmission): Frozen | undefined {
  if (submission.attemptId === null) return undefined;
  const { identity, body, productVersion } = expectPresent(
    store.attempt(submission.attemptId),
    'attempts are kept',
  );
  return { submissionId: submission.id, identity, body, productVersion };
}

/** `undefined` where the product can't be sent as it is; then its stored check says so, and the line goes on. */
function freeze(ports: EnginePorts, step: ToSend, product: StoredProduct): Frozen | undefined {
  const { productId, id: submissionId } = step.submission;
  const problems = countProblems(ports, step, product);
  if (problems > 0) {
    ports.store.setProblems(productId, step.remote.id, problems);
    return undefined;
  }
  const identity = ports.random.uuid();
  const { body } = buildRequest(product.fields, targetOf(step), identity);
  return { submissionId, identity, body, productVersion: product.version };
}

/** The last look before sending: a SKU may have been taken since the stored check was made. */
function countProblems({ store }: EnginePorts, step: ToSend, product: StoredProduct): number {
  const sku = skuOf(product.fields, step.profile);
  const takenBy =
    sku === null ? undefined : store.skuTakenBy(step.remote.accountId, sku, step.submission.productId);
  const facts = takenBy === undefined ? {} : { skuTakenBy: takenBy };
  const issues = validateProduct(product.fields, targetOf(step), facts);
  return issues.filter(({ level }) => level === 'problem').length;
}

function targetOf({ remote, profile }: ToSend): Target & { readonly baseUrl: string } {
  return { profile, settings: remote.settings, baseUrl: remote.baseUrl };
}

function skuOf({ sku }: ProductFields, profile: Profile): string | null {
  const text = findRule(profile, 'sku') === undefined ? '' : (sku ?? '').trim();
  return text === '' ? null : text;
}
