import type { Exchange, HttpClient, HttpRequest } from '../../src/main/core/domain/ports/http-client.ts';
import type { AttemptOutcome } from '../../src/main/core/domain/ports/sending-store.ts';
import { created } from '../integration/sending/script.ts';
import type { Chance } from './chance.ts';
import { type Deed, pickDeed, refuse } from './deeds.ts';
import { answerRead, type Listed } from './list-answer.ts';

/** A remote may create so long after its answer or its silence. */
const LATEST_MS = 60_000;

/** How every key begins; the remote and the origin that it was given for follow, and the account. */
export const KEY = 'qzx:';

/** What a product is told by there. */
type Fields = Listed['shown'];

/** How the lists of a schedule are: a new product is on some of them only a little later, and some hide what is new for ever. */
const MANNERS = ['plain', 'plain', 'plain', 'lags', 'hides'] as const;
const LAG_MS = 4_000;

const FOREIGN: readonly Listed[] = [
  { id: 'old_1', shown: { name: 'Mug 0', sku: 'A-1', custom_data: { client_ref: 'theirs' } } },
  { id: 'old_2', shown: { name: 'Mug 1', sku: 'A-2', custom_data: null } },
  { id: 'old_3', shown: { name: 'Mug 1', sku: 'A-2' } },
];

/** What the catalog had written down of a request when it came. */
export type Written = {
  readonly attempt: number;
  readonly submission: string;
  readonly product: number;
  readonly account: number;
  readonly identity: string;
  /** How often the person had said until then that this product may leave again. */
  readonly words: number;
  /** The id of another product that the remote itself said; a word of the person could be taken back before the answer. */
  readonly taken: string | null;
};

/** A create request, as the remote's side knows it. */
export type Seen = Written & {
  /** The account, as the remote's own side knows it: by its key. */
  readonly place: string;
  readonly body: string;
  readonly fields: Fields;
  /** The id of what it created or will have created; `null` when it creates nothing. */
  readonly id: string | null;
  /** What its answer means by the table of answers, where nothing else is known of the product. */
  readonly means: AttemptOutcome;
  /** Another price was stored than was sent, and the answer says so. */
  readonly changesMoney: boolean;
  /** True when its own answer proves that it created nothing. */
  readonly provedNothing: boolean;
  /** How many milliseconds its answer asks to wait. */
  readonly asks: number;
  /** What it looks like there. */
  readonly shown: Fields;
  /** When it had its answer, or nobody waited for one any more; what it created is there since then at the latest. */
  endedAt: number;
  since: number;
};

/** What the remotes' side remembers. */
export type Book = {
  readonly seen: Seen[];
  /** When each account said honestly and in full what it has. */
  readonly listedAt: Map<string, readonly number[]>;
};

type Surroundings = {
  readonly book: Book;
  readonly chance: Chance;
  /** The time of day that the program sees, in UTC milliseconds. */
  readonly now: () => number;
  /** Milliseconds that truly went by, whether the computer slept or not. */
  readonly time: () => number;
  /** The test's look at every create request before anything is done with it. */
  readonly onCreate: (request: HttpRequest, place: string) => Written;
  readonly onList: (place: string) => void;
  /** The program is killed while a request is on its way. */
  readonly onFatal: () => void;
};

/** Accounts that create or not, at once or later, and say so or not, as chance has it; they remember what they did. */
export function createFaultyRemotes({ book, chance, now, time, onCreate, onList, onFatal }: Surroundings) {
  const { seen, listedAt } = book;
  /** Requests that have no answer yet: what gives it, and what they create. */
  const open = new Map<() => void, { readonly place: string; readonly event: Seen | undefined }>();
  const wait = (place: string, event?: Seen) => new Promise<void>((give) => open.set(give, { place, event }));
  let healthy = false;

  const createdAt = (place: string, ago = 0) =>
    seen.filter((each) => each.id !== null && each.place === place && each.since <= time() - ago);
  const manner = chance.pick(MANNERS);
  const pageSize = 1 + chance.below(4);
  /** What somebody else put there before: the same SKUs and names, and none of our products. */
  const foreign: readonly Listed[] =
    chance.below(3) > 0 ? [] : FOREIGN.slice(0, 1 + chance.below(FOREIGN.length));

  const listAt = (place: string): readonly Listed[] => [...foreign, ...createdAt(place)];
  const shownAt = (place: string): readonly Listed[] =>
    manner === 'lags' ? [...foreign, ...createdAt(place, LAG_MS)] : listAt(place);

  const act = (fields: Fields, taken: string | null, request: HttpRequest, id: string): Deed => {
    const isThere = listAt(placeOf(request)).some(({ shown }) => isTheSame(shown, fields));
    if (isThere && (healthy || chance.below(2) === 0)) return refuse(409);
    if (healthy) return { exchange: created(id), creates: 'now', means: 'sent' };
    const knowsWrongKeys = !request.url.includes('journeybee');
    return pickDeed(chance, { id, taken, key: request.secret.value, now: now(), knowsWrongKeys });
  };

  const create = async (request: HttpRequest, place: string): Promise<Exchange> => {
    const written = onCreate(request, place);
    const id = `pro_${seen.length + 1}`;
    const body = request.body ?? '';
    const fields = JSON.parse(body) as Fields;
    const { exchange, creates, means, asks = 0, changes } = act(fields, written.taken, request, id);
    const event: Seen = {
      ...written,
      place,
      body,
      fields,
      shown: { ...fields, ...changes },
      id: creates === 'never' ? null : id,
      means,
      provedNothing: means === 'rejected' || means === 'not-created',
      changesMoney: changes !== undefined && fields.price !== undefined && changes.price !== fields.price,
      asks,
      endedAt: Number.POSITIVE_INFINITY,
      since: creates === 'now' ? time() : Number.POSITIVE_INFINITY,
    };
    seen.push(event);
    const fatal = !healthy && chance.below(40) === 0;
    if (fatal) onFatal();
    else if (!healthy && chance.below(3) === 0) await wait(place, event);
    end(event);
    return exchange;
  };

  const end = (event: Seen) => {
    event.endedAt = Math.min(event.endedAt, time());
    event.since = Math.min(event.since, event.endedAt + chance.below(LATEST_MS));
  };

  const read = async (request: HttpRequest, place: string): Promise<Exchange> => {
    if (isList(request)) onList(place);
    if (!healthy && chance.below(6) === 0) await wait(place);
    const { exchange, whole } = answerRead({
      url: request.url,
      there: shownAt(place),
      old: foreign,
      hides: manner === 'hides',
      pageSize,
      chance,
      healthy,
    });
    if (whole) listedAt.set(place, [...(listedAt.get(place) ?? []), time()]);
    return exchange;
  };

  return {
    http: {
      send: async (request) => {
        const place = placeOf(request);
        return await (request.method === 'GET' ? read(request, place) : create(request, place));
      },
    } satisfies HttpClient,
    ...book,
    isBusy: (place: string) => [...open.values()].some((request) => request.place === place),
    /** Lets everything that is slow be answered. */
    answerAll: () => {
      for (const give of open.keys()) give();
      open.clear();
    },
    /** The program that waits for answers is gone: what was to be created comes a little later at most. */
    cutOff: () => {
      for (const { event } of open.values()) if (event !== undefined) end(event);
      open.clear();
    },
    heal: () => {
      healthy = true;
    },
  };
}

/** Against one product that is asked for by its id. */
function isList({ url }: HttpRequest): boolean {
  return /\/products\/?$/.test(new URL(url).pathname);
}

/** Whether a remote that wants no product twice takes one for the other. */
function isTheSame(one: Fields, other: Fields): boolean {
  if (one.custom_data?.client_ref !== undefined)
    return one.custom_data.client_ref === other.custom_data?.client_ref;
  return one.sku !== undefined && one.sku === other.sku;
}

/**
 * What tells one account from another on the remote's side, at whichever of its addresses. A key names the account that it was
 * made for; at an address that it was not given for it opens none.
 */
function placeOf({ url, secret }: Pick<HttpRequest, 'url' | 'secret'>): string {
  const [, origin, account = ''] = secret.value.split(KEY)[1]?.split('|') ?? [];
  return new URL(url).origin === origin ? account : `no account at ${url}`;
}
