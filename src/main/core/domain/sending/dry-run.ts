import type { Input } from '../../../../shared/contract/api.ts';
import type { DryRun } from '../../../../shared/model/dry-run.ts';
import { fieldsLeftOut } from '../../../../shared/model/left-out.ts';
import type { ProductFields } from '../../../../shared/model/product.ts';
import { withPublicImage } from '../../../../shared/model/published-image.ts';
import { validateProduct } from '../../../../shared/model/validate.ts';
import { Failure } from '../failure.ts';
import type { ProductQueries } from '../ports/product-queries.ts';
import type { ProfileSource } from '../ports/profile-source.ts';
import { buildRequest, requestHead } from './build-request.ts';
import { maskedHeaders, PUBLISHED_FIRST } from './describe-request.ts';
import { findProfile, readRemoteForm } from './remote-form.ts';
import { makeSample } from './sample-product.ts';

type Ports = {
  readonly profiles: ProfileSource;
  readonly products: Pick<ProductQueries, 'get' | 'currency'>;
};

/** As long as a real reference, so that everything around it is as it would be; real ones are never all zeros. */
const EXAMPLE = '00000000-0000-4000-8000-000000000000';

/**
 * The request that would create a product at a remote, made by the functions that sending uses. Nothing leaves.
 * @throws Failure `bad-input` for an address or header that can't be used, `not-found` for a product that is gone.
 */
export function dryRun({ profiles, products }: Ports, { remote, product }: Input<'remotes.dryRun'>): DryRun {
  const profile = findProfile(profiles, remote.profileId);
  const { baseUrl, auth, settings } = readRemoteForm(remote, profile);
  const fields =
    product === null ? makeSample(profile, settings, products.currency()) : fieldsOf(products, product);
  const where = { profile, settings, baseUrl };
  const { method, url, headers } = requestHead(where, EXAMPLE);
  const isPublishedFirst = settings.imagePlaceId !== null;
  const body = bodyOf(isPublishedFirst ? withPublicImage(fields, PUBLISHED_FIRST) : fields, where);
  const issues = validateProduct(fields, { profile, settings });
  return {
    method,
    url,
    headers: maskedHeaders(auth, headers),
    body,
    reference: JSON.stringify([url, headers, body]).includes(EXAMPLE) ? EXAMPLE : null,
    bodyKind: profile.codec,
    leftOut: [...fieldsLeftOut(fields, profile)],
    problems: issues.filter(({ level }) => level === 'problem').map(({ field, text }) => ({ field, text })),
  };
}

function fieldsOf(products: Ports['products'], id: number): ProductFields {
  const product = products.get(id);
  if (product !== null) return product.fields;
  throw new Failure('not-found', 'This product is not there any more. Choose another one.');
}

/** Shown with its problems where it can be written at all, so that a person sees what they are about. */
function bodyOf(fields: ProductFields, where: Parameters<typeof buildRequest>[1]): string | null {
  try {
    return buildRequest(fields, where, EXAMPLE).body;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
