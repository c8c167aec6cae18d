import type { ImageWhere } from '../../../../shared/model/image-place.ts';
import type { Uploaded } from '../../domain/ports/image-uploader.ts';
import { type Answer, closed, judgeStatus } from './outcome.ts';

type Asked = { readonly host: string; readonly bucket: Extract<ImageWhere, { kind: 's3' }> };

/** What an answer says of its error; '' where it does not say. */
export type S3Error = { readonly code: string; readonly message: string };

/** Reads two elements of an error, and as text: of what else stands there nothing is of use. */
export function readS3Error(body: string): S3Error {
  return { code: readElement(body, 'Code', /^\w{1,60}$/), message: readElement(body, 'Message', /./) };
}

/** What the answer to an object means. */
export function judgeS3(answer: Answer, asked: Asked, now: number): Uploaded {
  const error = readS3Error(answer.body);
  if (answer.status >= 300) {
    const known = explainCode(error.code, asked) ?? explainElsewhere(answer, error, asked);
    if (known !== null) return closed(known);
    if (SLOW.includes(error.code))
      return judgeStatus({ ...answer, status: 503 }, asked.host, quote(error), now);
  }
  return judgeStatus(answer, asked.host, quote(error), now);
}

/** Whatever their status is: it differs between servers. */
const SLOW = ['SlowDown', 'RequestTimeout', 'OperationAborted', 'ServiceUnavailable', 'TooManyRequests'];

function explainCode(code: string, { host, bucket }: Asked): string | null {
  switch (code) {
    case 'RequestTimeTooSkewed':
      return `The clock of this computer is wrong, says ${host}. Set the date and time of this computer.`;
    case 'NoSuchBucket':
    case 'InvalidBucketName':
      return `${host} has no bucket “${bucket.bucket}”. Check the name of the bucket, and the region.`;
    case 'InvalidAccessKeyId':
      return `${host} does not know the access key id. Copy it once more.`;
    case 'SignatureDoesNotMatch':
      return `${host} says that the secret access key is not the one of this access key id. Enter it once more.`;
    default:
      return null;
  }
}

const ELSEWHERE = [
  'PermanentRedirect',
  'TemporaryRedirect',
  'Redirect',
  'AuthorizationHeaderMalformed',
  'IllegalLocationConstraintException',
];

/** A bucket in another region says so by a redirect, or by refusing a signature for the wrong one. */
function explainElsewhere(
  { status, headers, body }: Answer,
  { code, message }: S3Error,
  { host, bucket }: Asked,
): string | null {
  const isRedirect = status < 400;
  if (!isRedirect && !ELSEWHERE.includes(code)) return null;
  const region = readElement(body, 'Region', REGION) || pick(headers['x-amz-bucket-region'] ?? '', REGION);
  if (region !== '' && region !== bucket.region)
    return `${host} says that the bucket “${bucket.bucket}” is in the region ${region}, not in ${bucket.region}. Change the region of the place.`;
  const endpoint = readElement(body, 'Endpoint', /^[\w.:-]{1,200}$/);
  if (endpoint !== '')
    return `${host} says that the bucket “${bucket.bucket}” is at ${endpoint}. Change the address of the place.`;
  return isRedirect
    ? null
    : `${host} says that the region is wrong.${quote({ code, message })} Change the region of the place.`;
}

const REGION = /^[\w-]{1,60}$/;

function quote({ code, message }: S3Error): string {
  if (message === '') return code === '' ? '' : ` It says ${code}.`;
  return ` It says: “${message}”${code === '' ? '' : ` (${code})`}.`;
}

function readElement(body: string, name: 'Code' | 'Message' | 'Region' | 'Endpoint', shape: RegExp): string {
  const from = body.indexOf(`<${name}>`) + name.length + 2;
  if (from < name.length + 2) return '';
  const to = body.indexOf('<', from);
  return to < 0 ? '' : pick(plainText(body.slice(from, Math.min(to, from + LONGEST_TEXT))), shape);
}

function pick(text: string, shape: RegExp): string {
  return shape.test(text) ? text : '';
}

const LONGEST_TEXT = 300;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plainText(xml: string): string {
  return xml
    .replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
    .replace(/\.$/, '');
}
