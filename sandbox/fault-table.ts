import type { Fault, FaultName } from './fault.ts';
import type { Answer, JsonObject, Remote } from './remote.ts';
import { parseJson } from './validation.ts';

/** What goes over the wire in the end. */
export type Ending = AnswerEnding | { readonly kind: Silence };
export type AnswerEnding = { readonly kind: 'answer' | 'cut' | 'stall'; readonly answer: Answer };
export type Silence = 'hang' | 'close' | 'reset' | 'garbage';

/** What a fault has to work with. */
export type Scene = {
  readonly fault: Fault;
  readonly remote: Remote;
  /** Lets the API do its work, so that a create creates; `staleMs` hides newer products from a list. */
  readonly handle: (staleMs?: number) => Promise<Answer>;
  /** The id of a product other than the one that this request created, if there is one. */
  readonly anotherId: () => string | undefined;
  readonly wait: (ms: number) => Promise<void>;
};

type Act = (scene: Scene) => Ending | Promise<Ending>;

/** Every fault: a row that calls `handle` lets the product be created, the others don't. */
export const faultTable: Readonly<Record<FaultName, Act>> = {
  none: async (scene) => sent(await scene.handle()),
  down: () => ({ kind: 'close' }), // never met: the port is closed
  hang: () => ({ kind: 'hang' }),
  'hang-after-create': after('hang'),
  'close-before': () => ({ kind: 'close' }),
  'close-after-create': after('close'),
  'reset-before': () => ({ kind: 'reset' }),
  'reset-after-create': after('reset'),
  garbage: () => ({ kind: 'garbage' }),
  'garbage-after-create': after('garbage'),
  status: (scene) => sent(refusal(scene, 500)),
  'status-after-create': async (scene) => {
    await scene.handle();
    return sent(refusal(scene, 500));
  },
  'wrong-key': (scene) => sent(refusal(scene, 401)),
  forbidden: (scene) => sent(refusal(scene, 403)),
  'rate-limited': (scene) => sent(refusal(scene, 429)),
  redirect: (scene) => sent(refusal({ ...scene, fault: { location: '/elsewhere', ...scene.fault } }, 301)),
  html: (scene) => sent(portal(scene.fault)),
  'html-after-create': async (scene) => {
    await scene.handle();
    return sent(portal(scene.fault));
  },
  'empty-body': async (scene) => sent({ ...(await scene.handle()), body: '' }),
  'cut-body': async (scene) => ({ kind: 'cut', answer: await scene.handle() }),
  'stalled-body': async (scene) => ({ kind: 'stall', answer: await scene.handle() }),
  'broken-json': async (scene) => {
    const answer = await scene.handle();
    return sent({ ...answer, body: answer.body.slice(0, -2) });
  },
  'no-id': edit((record, { remote }) => ({ ...record, [remote.idField]: undefined })),
  'two-records': async (scene) => {
    const answer = await scene.handle();
    const body = answer.body.startsWith('[') ? answer.body.slice(1, -1) : answer.body;
    return sent({ ...answer, body: `[${body},${body}]` });
  },
  'duplicate-id': edit((record, { remote, anotherId }) => ({
    ...record,
    [remote.idField]: anotherId() ?? record[remote.idField],
  })),
  'different-price': edit((record) => ({ ...record, price: Number(record['price'] ?? 0) + 1 })),
  'different-fields': edit((record, { fault }) => ({ ...record, ...fault.fields })),
  slow: async (scene) => {
    const answer = await scene.handle();
    await scene.wait(scene.fault.ms ?? 2_000);
    return sent(answer);
  },
  'slow-to-create': async (scene) => {
    await scene.wait(scene.fault.ms ?? 2_000);
    return sent(await scene.handle());
  },
  'stale-list': async (scene) => sent(await scene.handle(scene.fault.ms ?? 30_000)),
};

function sent(answer: Answer): Ending {
  return { kind: 'answer', answer };
}

function after(kind: Silence): Act {
  return async (scene) => {
    await scene.handle();
    return { kind };
  };
}

function refusal({ fault, remote }: Pick<Scene, 'fault' | 'remote'>, usual: number): Answer {
  const answer = remote.refuse(fault.status ?? usual, fault.message);
  const headers = {
    ...answer.headers,
    ...(fault.retryAfter !== undefined && { 'retry-after': String(fault.retryAfter) }),
    ...(fault.location !== undefined && { location: fault.location }),
  };
  return { ...answer, headers };
}

function portal({ status = 200 }: Fault): Answer {
  const body = '<!doctype html><title>Welcome</title><p>Sign in to use this network.';
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** Changes the record inside a successful answer, wherever the dialect put it; a refusal passes unchanged. */
function edit(change: (record: JsonObject, scene: Scene) => JsonObject): Act {
  return async (scene) => {
    const answer = await scene.handle();
    if (answer.status >= 300) return sent(answer);
    return sent({ ...answer, body: JSON.stringify(editInside(parseJson(answer.body), scene, change)) });
  };
}

function editInside(
  value: unknown,
  scene: Scene,
  change: (record: JsonObject, scene: Scene) => JsonObject,
): unknown {
  if (Array.isArray(value)) return value.map((item) => editInside(item, scene, change));
  if (typeof value !== 'object' || value === null) return value;
  if ('data' in value) return { ...value, data: editInside(value.data, scene, change) };
  return change({ ...value }, scene);
}
