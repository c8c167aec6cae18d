import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { currencies, defaultCurrency } from './currencies.ts';
import { createRateLimit } from './rate-limit.ts';
import { type Answer, jsonAnswer, type Remote, toResponse, type Visit } from './remote.ts';
import type { Store, StoredProduct } from './store.ts';
import { checkBody, type Issue, parseJson } from './validation.ts';

export type JourneybeeKeys = { readonly key: string; readonly readKey: string; readonly writeKey: string };

export type JourneybeeOptions = {
  readonly store: Store;
  readonly keys: JourneybeeKeys;
  readonly clock: () => number;
  readonly perMinute: number;
};

type JourneybeeContext = Context<{ Bindings: Visit }>;

// The seed calls price, billing_type and status "required" and gives defaults: missing is refused.
// Strict, so that a field which the seed does not list is noticed here first.
const productBody = z.strictObject({
  name: z.string(),
  price: z.number(),
  billing_type: z.enum(['one_time', 'recurring']),
  status: z.enum(['live', 'draft', 'archived']),
  sku: z.string().nullable().default(null),
  description: z.string().nullable().default(null),
  currency_uuid: z
    .string()
    .refine((uuid) => currencies.some((currency) => currency.uuid === uuid), 'Unknown currency')
    .default(defaultCurrency.uuid),
  billing_period: z.enum(['monthly', 'quarterly', 'yearly']).nullable().default(null),
});

const pageQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  per_page: z.coerce.number().int().min(1).max(100).default(25),
});

/** Makes the JourneyBee stand-in. Its routes are strict about the trailing slash, as the real paths are written. */
export function createJourneybee(options: JourneybeeOptions): Remote {
  const limit = createRateLimit(options.perMinute, options.clock);
  const app = new Hono<{ Bindings: Visit }>();
  app.use(async (c, next) => {
    const refusal = checkKey(options.keys, limit, c.req.method, c.req.header('authorization'));
    return refusal === undefined ? next() : toResponse(refusal);
  });
  app.post('/v1/products/', async (c) => toResponse(create(options, c, await c.req.text())));
  app.get('/v1/products/', (c) => toResponse(list(options.store, c)));
  app.get('/v1/products/:uuid', (c) => toResponse(get(options.store, c.req.param('uuid'))));
  app.notFound(() => toResponse(refuse(404, 'Route not found')));
  return { name: 'journeybee', idField: 'uuid', app, refuse };
}

function checkKey(
  keys: JourneybeeKeys,
  limit: (key: string) => number,
  method: string,
  header: string | undefined,
): Answer | undefined {
  const key = /^(?:Bearer|Api-Key) (.+)$/.exec(header ?? '')?.[1];
  if (key === undefined || !Object.values(keys).includes(key)) return refuse(401, 'Invalid API key');
  const seconds = limit(key);
  if (seconds > 0) {
    const answer = refuse(429, 'Rate limit exceeded');
    return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } };
  }
  const lacking = method === 'GET' ? keys.writeKey : keys.readKey;
  const permission = method === 'GET' ? 'Read' : 'Write';
  return key === lacking ? refuse(403, `This API key lacks the ${permission} permission`) : undefined;
}

function create({ store, clock }: JourneybeeOptions, c: JourneybeeContext, text: string): Answer {
  if (!c.req.header('content-type')?.startsWith('application/json'))
    return refuse(415, 'Send application/json');
  const body = parseJson(text);
  if (body === undefined) return refuse(400, 'Body is not valid JSON');
  const checked = checkBody(productBody, body);
  if (!checked.ok) return invalid('body', checked.issues[0]);
  const product = {
    id: randomUUID(),
    remote: 'journeybee',
    request: c.env.request,
    createdAt: new Date(clock()).toISOString(),
    fields: checked.value,
  } satisfies StoredProduct;
  store.insertProduct(product);
  return jsonAnswer(201, toRecord(product));
}

function list(store: Store, c: JourneybeeContext): Answer {
  const checked = checkBody(pageQuery, c.req.query());
  if (!checked.ok) return invalid('querystring', checked.issues[0]);
  const { page, per_page } = checked.value;
  const shown = store.products('journeybee').filter((product) => product.createdAt <= c.env.listedUntil);
  const total = shown.length;
  const data = shown.slice((page - 1) * per_page, page * per_page).map(toRecord);
  return jsonAnswer(200, {
    data,
    pagination: { page, per_page, total, total_pages: Math.ceil(total / per_page) },
  });
}

function get(store: Store, uuid: string): Answer {
  if (!z.uuid().safeParse(uuid).success) return refuse(422, 'params/uuid: Invalid uuid');
  const product = store.product('journeybee', uuid);
  return product === undefined ? refuse(404, 'Product not found') : jsonAnswer(200, toRecord(product));
}

function toRecord({ id, createdAt, fields }: StoredProduct): Record<string, unknown> {
  const { name, sku, description, price, billing_type, billing_period, status } = fields;
  const currency = currencies.find(({ uuid }) => uuid === fields['currency_uuid']) ?? defaultCurrency;
  const times = { created_at: createdAt, updated_at: createdAt };
  return {
    uuid: id,
    name,
    sku,
    description,
    price,
    billing_type,
    billing_period,
    status,
    currency,
    ...times,
  };
}

function invalid(part: 'body' | 'querystring', issue: Issue): Answer {
  return refuse(422, `${[part, ...issue.path].join('/')}: ${issue.message}`);
}

const codes: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  415: 'unsupported_media_type',
  422: 'validation_error',
  429: 'rate_limit_exceeded',
};

function refuse(status: number, message?: string): Answer {
  const code = codes[status] ?? (status >= 500 ? 'internal_error' : `status_${status}`);
  return jsonAnswer(status, { error: { code, message: message ?? code.replaceAll('_', ' ') } });
}
