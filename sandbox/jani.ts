import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { janiDocumentId, janiServerId } from './ids.ts';
import { type Answer, jsonAnswer, type Remote, textAnswer, toResponse, type Visit } from './remote.ts';
import type { Store, StoredProduct } from './store.ts';
import { checkBody, type Issue, parseJson } from './validation.ts';

/**
 * The seed's document and the public server code disagree, so the sandbox speaks both: `document` answers 200
 * with the bare record; `server` answers 201 with a list of one, `server-data` 201 with `{data: …}`.
 */
export type JaniDialect = 'document' | 'server' | 'server-data';
export const janiDialects = ['document', 'server', 'server-data'] as const satisfies readonly JaniDialect[];

export type JaniOptions = {
  readonly store: Store;
  readonly key: string;
  readonly clock: () => number;
  readonly dialect: JaniDialect;
};

// The seed: `name` and `type` are required, although its own example leaves `type` out.
const documentBody = z.strictObject({
  name: z.string(),
  type: z.string(),
  description: z.string().default(''),
  image_url: z.string().default(''),
  custom_data: z.record(z.string(), z.unknown()).nullable().default(null),
  status: z.string().default('active'),
});
// The server's table wants a description, knows two statuses, and drops fields that it does not know.
const serverBody = documentBody
  .extend({ description: z.string(), status: z.enum(['active', 'archived']).default('active') })
  .strip();

type JaniContext = Context<{ Bindings: Visit }>;

/** Makes the Jani stand-in. */
export function createJani(options: JaniOptions): Remote {
  const refuse = options.dialect === 'document' ? refuseAsDocument : refuseAsServer;
  const app = new Hono<{ Bindings: Visit }>();
  app.use(async (c, next) => {
    const refusal = checkKey(c.req.header('authorization'), options);
    return refusal === undefined ? next() : toResponse(refusal);
  });
  app.post('/api/v1/products', async (c) => toResponse(create(options, c, await c.req.text())));
  app.get('/api/v1/products', (c) => toResponse(list(options, c)));
  app.get('/api/v1/products/:id', (c) => toResponse(get(options, c.req.param('id'))));
  app.notFound(() => toResponse(refuse(404)));
  return { name: 'jani', idField: 'id', app, refuse };
}

function checkKey(header: string | undefined, options: JaniOptions): Answer | undefined {
  if (header === `Bearer ${options.key}`) return undefined;
  if (options.dialect === 'document') return refuseAsDocument(401);
  if (header?.startsWith('Bearer ')) return refuseAsServer(401);
  return jsonAnswer(401, { error: 'Unauthorized', message: 'Invalid authorization format' });
}

function create(options: JaniOptions, c: JaniContext, text: string): Answer {
  const body = parseJson(text);
  if (body === undefined) return malformed(options.dialect);
  const checked = checkBody(options.dialect === 'document' ? documentBody : serverBody, body);
  if (!checked.ok) return invalid(options.dialect, checked.issues);
  const now = options.clock();
  const product = {
    id: options.dialect === 'document' ? janiDocumentId(now) : janiServerId(),
    remote: 'jani',
    request: c.env.request,
    createdAt: new Date(now).toISOString(),
    fields: checked.value,
  } satisfies StoredProduct;
  options.store.insertProduct(product);
  return wrap(options.dialect, product);
}

function wrap(dialect: JaniDialect, product: StoredProduct): Answer {
  if (dialect === 'document') return jsonAnswer(200, toRecord(dialect, product));
  const record = toRecord(dialect, product);
  return jsonAnswer(201, dialect === 'server' ? [record] : { data: record });
}

function list({ store, dialect }: JaniOptions, c: JaniContext): Answer {
  const shown = store.products('jani').filter((product) => product.createdAt <= c.env.listedUntil);
  return jsonAnswer(
    200,
    shown.map((product) => toRecord(dialect, product)),
  );
}

function get({ store, dialect }: JaniOptions, id: string): Answer {
  const product = store.product('jani', id);
  if (product !== undefined) return { ...wrap(dialect, product), status: 200 };
  // The server looks at a list that is empty, and finds nothing wrong with it.
  return dialect === 'document' ? refuseAsDocument(404) : jsonAnswer(200, []);
}

function toRecord(dialect: JaniDialect, { id, createdAt, fields }: StoredProduct): Record<string, unknown> {
  const { name, description, image_url, custom_data, status } = fields;
  if (dialect === 'document') {
    return {
      id,
      name,
      description,
      image_url,
      custom_data,
      status,
      created_at: createdAt,
      updated_at: createdAt,
    };
  }
  const time = createdAt.replace('T', ' ').replace('Z', '');
  // The server keeps neither type, image nor status.
  return {
    id,
    name,
    description,
    status: 'active',
    createdAt: time,
    updatedAt: time,
    custom_data,
    projectId: 'sandbox',
  };
}

function malformed(dialect: JaniDialect): Answer {
  const message = 'Malformed JSON in request body';
  return dialect === 'document' ? refuseAsDocument(400, message) : textAnswer(400, message);
}

function invalid(dialect: JaniDialect, issues: readonly [Issue, ...Issue[]]): Answer {
  if (dialect !== 'document') return jsonAnswer(400, { success: false, error: { issues, name: 'ZodError' } });
  return refuseAsDocument(400, `${issues[0].path.join('/') || 'body'}: ${issues[0].message}`);
}

const words: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  429: 'Too Many Requests',
};

// The document words no error body; this is the shape of the two that the server's middleware has.
function refuseAsDocument(status: number, message?: string): Answer {
  const error = words[status] ?? 'Error';
  return jsonAnswer(status, { error, message: message ?? (status === 401 ? 'Invalid API key' : error) });
}

function refuseAsServer(status: number, message?: string): Answer {
  if (status === 401) return jsonAnswer(400, { error: 'Invalid API key' });
  if (status === 404) return textAnswer(404, '404 Not Found');
  return textAnswer(status, message ?? words[status] ?? 'Internal Server Error');
}
