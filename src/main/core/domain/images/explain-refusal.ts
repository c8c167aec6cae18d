import type { ErrorCode } from '../../../../shared/contract/result.ts';
import { Failure } from '../failure.ts';
import { ImageRefusal, type WhyNoImage } from '../ports/image-files.ts';

const CODES: Readonly<Record<WhyNoImage, ErrorCode>> = {
  missing: 'not-found',
  'too-many': 'too-large',
  changed: 'changed-meanwhile',
  'disk-full': 'disk-full',
  'read-only': 'read-only',
  unreadable: 'bad-file',
};

/** What files are refused for, as a failure that is expected; `data.why` says which. */
export async function explainImageRefusal<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ImageRefusal)) throw error;
    throw new Failure(CODES[error.code], error.message, { why: error.code });
  }
}
