import type { HttpRequest } from '../../src/main/core/domain/ports/http-client.ts';
import type { AttemptOutcome, NewAnswer } from '../../src/main/core/domain/ports/sending-store.ts';
import type { Asks, Marked } from './asks.ts';
import type { Book, Seen, Written } from './faulty-remote.ts';
import type { Frailty } from './frail-store.ts';

/** What a broken promise comes to: a product that is nowhere, one that is there twice, or a rule that was not kept. */
export type Harm = 'lost' | 'duplicate' | 'rule';

export type Blame = (what: string, harm?: Harm) => void;

/** Between two readings of a list that prove that something is not there. */
const PROOF_MS = 60_000;

type Parts = {
  readonly book: Book;
  readonly asks: Asks;
  readonly frailty: Frailty;
  /** Milliseconds that truly went by. */
  readonly time: () => number;
  readonly isAsleep: () => boolean;
  readonly blame: Blame;
};

/** Looks at every request at the moment that it leaves: S2, S4, S7, S10, S11, and all that forbids it to leave now. */
export function createWatch(parts: Parts) {
  const { book, asks, frailty, time, blame } = parts;
  const waits = createWaits(parts);
  const doubts = createDoubts(parts);
  const money = createMoney();

  const findMarked = (request: HttpRequest, place: string): Marked => {
    const marked = asks.marked(request.url).filter((row) => row.place === place);
    const [own] = marked;
    if (own !== undefined && marked.length === 1 && own.body === request.body) return own;
    blame('a request left without its marker, beside another one, or for another account', 'duplicate');
    throw new Error('a request left without its marker');
  };

  return {
    onCreate: (request: HttpRequest, place: string): Written => {
      const own = findMarked(request, place);
      if (own.method !== request.method || own.headers !== JSON.stringify(request.headers))
        blame('another request left than was written down');
      if (frailty.depth > 0) blame('a request left before its marker was committed');
      if (own.sent !== own.saved) blame('a body left that is older than the product');
      if (own.body.includes('local-image:')) blame('an image left that nobody else can open');
      const { image_url: image } = JSON.parse(own.body) as { readonly image_url?: string };
      const publicImage = asks.publicImage(own.product);
      if (image !== undefined && publicImage !== null && image !== publicImage)
        blame('another image left than the one that was published');
      if (image === undefined && publicImage !== null && place.includes('billing'))
        blame('a product left without its image');
      if (parts.isAsleep()) blame('a request left from a computer that sleeps');
      if (own.obstacles > 0)
        blame('a request left although it was paused, held, typed in, in the trash or orphaned');
      if (doubts.hold(own.account)) blame('a request left after two unsure ones in a row');
      if (money.hold(own.account)) blame('a request left after another price was stored');
      waits.check(place);
      const words = asks.words(own.product, own.account);
      for (const { what, harm } of lookBack(book, { ...own, words }, place)) blame(what, harm);
      const { attempt, submission, product, account, identity } = own;
      const taken = asks.otherRecord(product, account);
      return { attempt, submission, product, account, identity, words, taken };
    },
    /** Lists are asked for in the line, too. */
    onList: waits.check,
    onAnswer: (answer: NewAnswer) => {
      const heard = book.seen.find(({ attempt }) => attempt === answer.attemptId);
      if (heard === undefined) return;
      if (!fits(asks, heard, answer.outcome)) blame(`${heard.means} was taken for ${answer.outcome}`);
      doubts.count(heard.account, answer.outcome);
      if (heard.changesMoney && answer.outcome === 'sent') money.note(heard.account);
      if (heard.asks > 0) waits.note(heard.place, time() + heard.asks);
    },
    /** The person lets lines go on. */
    letGo: () => {
      doubts.clear();
      money.clear();
    },
    /** Nobody can know that a clock was set on: waits look shorter by that. */
    setOn: waits.shorten,
    /** Some remote asked to be left alone. */
    hasWaits: waits.any,
  };
}

/** Until when each account asked to be left alone, in the time that truly goes by. */
function createWaits({ time, blame }: Parts) {
  const until = new Map<string, number>();
  return {
    note: (place: string, at: number) => {
      until.set(place, Math.max(until.get(place) ?? 0, at));
    },
    check: (place: string) => {
      if (time() < (until.get(place) ?? 0)) blame('a request left before its Retry-After');
    },
    shorten: (milliseconds: number) => {
      for (const [place, at] of until) until.set(place, at - milliseconds);
    },
    any: () => until.size > 0,
  };
}

/**
 * Two unsure in a row hold the line, until the person lets it go on, a look-up settles one, or nothing is unsure any more; then one
 * more is tried. Where nothing was in line to be tried, they are counted anew.
 */
function createDoubts({ asks }: Parts) {
  const lines = new Map<
    number,
    { readonly inARow: number; readonly settled: number; readonly idle: number }
  >();
  const settled = (account: number) => asks.settledByLook(account) + asks.settledAll(account);
  return {
    count: (account: number, outcome: AttemptOutcome) => {
      if (outcome === 'not-created') return;
      const line = { settled: settled(account), idle: asks.openedIdle(account) };
      const before = lines.get(account);
      const isAnew = before !== undefined && before.settled < line.settled && before.idle < line.idle;
      const earlier = before === undefined || isAnew ? 0 : before.inARow;
      lines.set(account, { ...line, inARow: outcome === 'unsure' ? earlier + 1 : 0 });
    },
    hold: (account: number) => {
      const line = lines.get(account);
      return line !== undefined && line.inARow >= 2 && settled(account) === line.settled;
    },
    clear: () => lines.clear(),
  };
}

/** The first time that a remote stores another price, the line is held until the person has seen it. */
function createMoney() {
  const unseen = new Set<number>();
  const seen = new Set<number>();
  return {
    note: (account: number) => {
      if (!seen.has(account)) unseen.add(account);
    },
    hold: (account: number) => unseen.has(account),
    clear: () => {
      for (const account of unseen) seen.add(account);
      unseen.clear();
    },
  };
}

/** A refusal says nothing of an earlier request that may have arrived: then the product stays unsure. */
function fits(asks: Asks, { means, product, account, attempt }: Seen, outcome: AttemptOutcome): boolean {
  if (outcome === means) return true;
  return means === 'rejected' && outcome === 'unsure' && asks.doubtsBefore(product, account, attempt) > 0;
}

type Broken = { readonly what: string; readonly harm: Harm };

/** S2 and S7: what the earlier requests for this product at this account allow. */
function lookBack(book: Book, own: Marked & { readonly words: number }, place: string): readonly Broken[] {
  const before = book.seen.filter((seen) => seen.place === place && seen.product === own.product);
  const inDoubt = before.filter(({ provedNothing }) => !provedNothing);
  const last = inDoubt.at(-1);
  const frozen = inDoubt.findLast(({ submission }) => submission === own.submission);
  const broken: Broken[] = [];
  if (last !== undefined && own.words <= last.words && !isProvedAbsent(book, last))
    broken.push({ what: `product ${own.product} left again without a proof or a word`, harm: 'duplicate' });
  if (frozen !== undefined && (frozen.body !== own.body || frozen.identity !== own.identity))
    broken.push({ what: `product ${own.product} left again with another body`, harm: 'rule' });
  return broken;
}

/** Two honest lists, far enough apart, both read since and both without it; a product without any mark proves nothing. */
function isProvedAbsent({ listedAt }: Book, { place, fields: { sku }, body, id, endedAt }: Seen): boolean {
  const isMarked = sku !== undefined || body.includes('client_ref');
  const since = (listedAt.get(place) ?? []).filter((at) => at >= endedAt);
  const [first = 0] = since;
  return id === null && isMarked && (since.at(-1) ?? 0) - first >= PROOF_MS;
}
