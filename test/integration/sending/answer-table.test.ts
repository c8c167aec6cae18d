import { describe, expect, type TestContext, test } from 'vitest';
import type { Fault } from '../../../sandbox/fault.ts';
import { startSandbox } from '../../../sandbox/start.ts';
import { createHttpClient } from '../../../src/main/core/adapters/http/http-client.ts';
import type { Profile } from '../../../src/shared/model/profile.ts';
import type { HoldCode } from '../../../src/shared/model/submission.ts';
import { createRacingClock } from '../../helpers/racing-clock.ts';
import { builtIn } from '../../helpers/sending-samples.ts';
import { until } from '../../helpers/until.ts';
import { createRig } from './rig.ts';

/** Minutes of waiting pass in seconds. */
const SPEED = 100;

const jani = builtIn('jani');
const { lookUp: _, ...withoutLookUp } = jani;

/** A remote that knows nothing of requests, one that takes a header with each, and one that can be asked. */
const KINDS: Readonly<Record<Kind, Profile>> = {
  'no identity': { ...withoutLookUp, identity: { kind: 'none' }, fields: jani.fields.map(withoutReference) },
  'header key': {
    ...withoutLookUp,
    identity: { kind: 'header', header: 'Idempotency-Key' },
    fields: jani.fields.map(withoutReference),
  },
  'look-up': jani,
};

function withoutReference(rule: Profile['fields'][number]): Profile['fields'][number] {
  return rule.from === 'customData' ? { ...rule, transform: [{ kind: 'merge-object' }] } : rule;
}

type Kind = 'no identity' | 'header key' | 'look-up';

type Means =
  | { readonly state: 'sent' | 'rejected' }
  | { readonly state: 'unsure'; readonly kind: 'maybe' | 'created'; readonly hold?: HoldCode }
  /** Not created: the lane is held, or waits and goes by itself. */
  | { readonly state: 'queued'; readonly hold?: HoldCode };

type Row = readonly [seen: string, fault: Omit<Fault, 'times'>, created: boolean, means: Means];

const maybe = { state: 'unsure', kind: 'maybe' } as const;
const lost = { state: 'unsure', kind: 'created' } as const;
const rejected = { state: 'rejected' } as const;
const waits = { state: 'queued' } as const;
const held = (hold: HoldCode) => ({ state: 'queued', hold }) as const;
const status = (code: number): Omit<Fault, 'times'> => ({ name: 'status', status: code });

/** The answer table of sync.md, row by row, as a remote makes it on the wire. */
const ROWS: readonly Row[] = [
  ['success, a record, a new id', { name: 'none' }, true, { state: 'sent' }],
  ['success, an id that another product has', { name: 'duplicate-id' }, true, maybe],
  ['success, an empty body', { name: 'empty-body' }, true, lost],
  ['success, a body that is cut off', { name: 'cut-body' }, true, lost],
  ['success, a body that stops coming', { name: 'stalled-body' }, true, lost],
  ['success, JSON that can’t be read', { name: 'broken-json' }, true, lost],
  ['success, a web page, nothing created', { name: 'html' }, false, maybe],
  ['success, a web page after all', { name: 'html-after-create' }, true, maybe],
  ['success, no id', { name: 'no-id' }, true, maybe],
  ['success, a list of two', { name: 'two-records' }, true, maybe],
  ['closed before', { name: 'close-before' }, false, maybe],
  ['closed after', { name: 'close-after-create' }, true, maybe],
  ['reset before', { name: 'reset-before' }, false, maybe],
  ['reset after', { name: 'reset-after-create' }, true, maybe],
  ['silence', { name: 'hang' }, false, maybe],
  ['silence after creating', { name: 'hang-after-create' }, true, maybe],
  ['garbage', { name: 'garbage' }, false, maybe],
  ['garbage after creating', { name: 'garbage-after-create' }, true, maybe],
  ...[301, 302, 303].map(
    (code): Row => [`${code}`, { name: 'redirect', status: code }, false, { ...maybe, hold: 'redirect' }],
  ),
  ...[307, 308].map((code): Row => [`${code}`, { name: 'redirect', status: code }, false, held('redirect')]),
  ...[400, 413, 422, 409].map((code): Row => [`${code}`, status(code), false, rejected]),
  ['400 for a wrong key', { ...status(400), message: 'Invalid API key' }, false, held('wrong-key')],
  ['401', status(401), false, held('wrong-key')],
  ['402', status(402), false, held('payment-required')],
  ['403', status(403), false, held('no-permission')],
  ...[404, 405, 406, 410, 415, 421, 501, 505].map(
    (code): Row => [`${code}`, status(code), false, held('wrong-address')],
  ),
  ...[408, 425, 500, 502, 503, 504, 520, 524, 418, 202].flatMap((code): Row[] => [
    [`${code}, nothing created`, status(code), false, maybe],
    [`${code} after creating`, { name: 'status-after-create', status: code }, true, maybe],
  ]),
  ['429 with seconds', { name: 'rate-limited', retryAfter: 2 }, false, waits],
  [
    '429 with a date',
    { name: 'rate-limited', retryAfter: new Date(Date.now() + 3_000).toUTCString() },
    false,
    waits,
  ],
  ['429 without a word', { name: 'rate-limited' }, false, waits],
];

async function meet(kind: Kind, fault: Omit<Fault, 'times'>, { onTestFinished }: TestContext) {
  const sandbox = await startSandbox();
  const http = createHttpClient({ connectMs: 2_000, headersMs: 600, bodyMs: 2_000 });
  onTestFinished(async () => {
    await http.close();
    await sandbox.close();
  });
  const rig = createRig(
    { http, clock: createRacingClock(Date.now(), SPEED), profiles: [KINDS[kind]], fraction: 0.5 },
    onTestFinished,
  );
  const remote = rig.addRemote({ profileId: 'jani', baseUrl: sandbox.jani.url }, sandbox.jani.key);
  rig.engine().start();
  const send = async (name: string) => {
    const product = rig.addProduct({ name });
    rig.send([product], [remote.id]);
    const isSettled = () => {
      const { hold, notBefore } = rig.lane(remote);
      return !['queued', 'sending'].includes(rig.row(product).state) || hold !== null || notBefore !== null;
    };
    await until(
      'an answer',
      () => rig.row(product).attempts > 0 && rig.row(product).state !== 'sending' && isSettled(),
    );
    return product;
  };
  await send('Witness');
  await sandbox.faults.set('jani', { ...fault, times: 1 });
  const product = await send('Mug');
  return {
    rig,
    remote,
    product,
    creates: () => sandbox.log().filter(({ method }) => method === 'POST'),
    records: () => sandbox.products('jani').filter(({ fields }) => fields['name'] === 'Mug'),
  };
}

type Met = Awaited<ReturnType<typeof meet>>;

/** How a product stands right after the answer; what waits may be on its way again already. */
function standing({ rig, remote, product }: Met, means: Means) {
  const { state, unsureKind } = rig.row(product);
  const isOnItsWay = means.state === 'queued' && means.hold === undefined;
  return isOnItsWay
    ? { state: 'queued', unsureKind: null, hold: null }
    : { state, unsureKind, hold: rig.lane(remote).hold };
}

/** Lets it go on at a remote that is well again: by itself, or by the person’s word where it stays unsure. */
async function goOn(met: Met, kind: Kind, means: Means) {
  const { rig, remote, product, creates, records } = met;
  rig.run('sending.release', { remoteId: remote.id });
  const goesByItself = means.state === 'queued' || (means.state === 'unsure' && kind === 'look-up');
  if (goesByItself) await until('the product there', () => rig.row(product).state === 'sent');
  else await new Promise((resolve) => setTimeout(resolve, 20));
  const { state, wakeAt, remoteRecordId } = rig.row(product);
  const ids = records().map(({ id }) => id);
  const knowsIt = state === 'sent' && ids.length === 1 && ids[0] === remoteRecordId;
  return { state, wakeAt, knowsIt, creates: creates().length, records: ids.length };
}

/** What the table says about that: exactly one record, or a person who is asked. */
function expectedOf(kind: Kind, created: boolean, means: Means) {
  const goesByItself = means.state === 'queued' || (means.state === 'unsure' && kind === 'look-up');
  const state = goesByItself ? 'sent' : means.state;
  const isThere = created || goesByItself;
  return {
    state,
    wakeAt: null,
    knowsIt: state === 'sent',
    creates: goesByItself && !created ? 3 : 2,
    records: isThere ? 1 : 0,
  };
}

describe.each(Object.keys(KINDS) as Kind[])('with %s', (kind) => {
  test.concurrent.for(ROWS)('%s', async (row, context) => {
    const [, fault, created, means] = row;
    const met = await meet(kind, fault, context);
    expect(standing(met, means)).toEqual({
      state: means.state,
      unsureKind: means.state === 'unsure' ? means.kind : null,
      hold: ('hold' in means ? means.hold : null) ?? null,
    });
    expect(await goOn(met, kind, means)).toEqual(expectedOf(kind, created, means));
  });
});

test.for(Object.keys(KINDS).filter((kind) => kind !== 'look-up') as Kind[])(
  'with %s, a product that the person sends again leaves with the same body, and under the same key where there is one',
  async (kind, context) => {
    const { rig, product, creates } = await meet(kind, { name: 'reset-before' }, context);
    const { id, attempts } = rig.row(product);
    rig.run('sending.resolve', { id, resolution: { kind: 'send-again' }, attempts });
    await until('the product there', () => rig.row(product).state === 'sent');
    const [, once, again] = creates();
    const [first, second] = [once, again].map((request) => request?.headers['idempotency-key']);
    expect([again?.body, second]).toEqual([once?.body, first]);
    expect(first === undefined).toBe(kind === 'no identity');
  },
);
