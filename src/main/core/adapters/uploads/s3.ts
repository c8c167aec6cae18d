import { AwsV4Signer } from 'aws4fetch';
import type { ImageWhere } from '../../../../shared/model/image-place.ts';
import type { HttpRequest } from '../../domain/ports/http-client.ts';
import type { Upload, Uploaded } from '../../domain/ports/image-uploader.ts';
import { closed, judgeSilence, MOST_ANSWER, readPlaceAddress, THERE } from './outcome.ts';
import { judgeS3, readS3Error } from './s3-answer.ts';
import type { UploadPorts } from './upload-ports.ts';

type Bucket = Extract<ImageWhere, { kind: 's3' }>;
type Call = Pick<HttpRequest, 'method' | 'headers' | 'bytes'> & Pick<Upload, 'key' | 'secret' | 'origin'>;

/** Puts an object with its type. It has no checksum of its own in a header: many servers that speak S3 refuse those. */
export async function putToBucket(
  ports: UploadPorts,
  bucket: Bucket,
  { key, secret, origin, bytes, type }: Upload,
): Promise<Uploaded> {
  const { cacheControl } = bucket;
  const headers = { 'content-type': type, ...(cacheControl ? { 'cache-control': cacheControl } : {}) };
  return await ask(ports, bucket, { method: 'PUT', headers, bytes, key, secret, origin });
}

export async function removeFromBucket(
  ports: UploadPorts,
  bucket: Bucket,
  { key, secret, origin }: Pick<Upload, 'key' | 'secret' | 'origin'>,
): Promise<Uploaded> {
  return await ask(ports, bucket, { method: 'DELETE', headers: {}, key, secret, origin });
}

async function ask({ http, clock }: UploadPorts, bucket: Bucket, call: Call): Promise<Uploaded> {
  const url = findAddress(bucket, call);
  if (!(url instanceof URL)) return url;
  const exchange = await http.send(await sign(bucket, url, call, clock.now()));
  if (exchange.kind !== 'answer') return judgeSilence(exchange, url.host);
  const isGone = call.method === 'DELETE' && exchange.status === 404;
  if (isGone && readS3Error(exchange.body).code !== 'NoSuchBucket') return THERE;
  return judgeS3(exchange, { host: url.host, bucket }, clock.now());
}

/** What a bucket, a region and a key id may be made of: they stand in an address or in a header. */
const BUCKET = /^[A-Za-z\d](?:[\w.-]*[A-Za-z\d])?$/;
const VISIBLE = /^[!-~]+$/;
const LINE = /^[ -~]*$/;

function findAddress(bucket: Bucket, { key, origin }: Pick<Call, 'key' | 'origin'>): URL | Uploaded {
  const { endpoint, region, pathStyle, accessKeyId, cacheControl } = bucket;
  if (!BUCKET.test(bucket.bucket))
    return closed(`“${bucket.bucket}” is no name of a bucket. It has letters, digits, - and . in it.`);
  if (!VISIBLE.test(region))
    return closed(`“${region}” is no name of a region. It looks like eu-central-1, or auto.`);
  if (!VISIBLE.test(accessKeyId))
    return closed('The access key id has characters in it that none has. Copy it once more.');
  if (!LINE.test(cacheControl ?? ''))
    return closed('What browsers are told about keeping a picture has to be plain text.');
  const base = readPlaceAddress(endpoint, origin);
  if (!(base instanceof URL)) return base;
  const folder = base.pathname.replace(/\/+$/, '');
  if (pathStyle) return new URL(`${base.origin}${folder}/${bucket.bucket}/${key}`);
  const url = URL.parse(`${base.protocol}//${bucket.bucket}.${base.host}${folder}/${key}`);
  return url ?? closed(`The bucket can’t stand before ${base.host}. Let it stand in the path.`);
}

/** Made elsewhere than on this thread: a file may be large. */
async function hashOf(bytes: Uint8Array): Promise<string> {
  // No bytes here are shared with another thread.
  const own = bytes as Uint8Array<ArrayBuffer>;
  return Buffer.from(await crypto.subtle.digest('SHA-256', own)).toString('hex');
}

/** The request with its signature, which stands in `secret` alone. The secret access key itself never leaves. */
async function sign(
  { region, accessKeyId }: Bucket,
  url: URL,
  { method, headers, bytes, secret }: Call,
  now: number,
): Promise<HttpRequest> {
  const signer = new AwsV4Signer({
    method,
    url: url.href,
    headers: {
      ...headers,
      'x-amz-content-sha256': await hashOf(bytes ?? new Uint8Array()),
    },
    accessKeyId,
    secretAccessKey: secret,
    service: 's3',
    region,
    datetime: new Date(now).toISOString().replaceAll(/[:-]|\.\d{3}/g, ''),
  });
  const signed = await signer.sign();
  const { authorization = '', ...rest } = Object.fromEntries(signed.headers);
  return {
    method,
    url: url.href,
    headers: rest,
    body: null,
    ...(bytes === undefined ? {} : { bytes }),
    maxBytes: MOST_ANSWER,
    secret: { header: 'authorization', value: authorization, origin: url.origin },
  };
}
