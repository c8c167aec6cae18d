import { TABLE_LIMITS } from '../../../../../shared/model/table-file.ts';
import { refuseDamaged } from './refuse-workbook.ts';

/** Names are without their prefix; attributes are read by `attribute`. */
export type XmlHandlers = {
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  /** Perhaps only a part of a text. */
  readonly text: (text: string) => void;
};
export type XmlScanner = {
  /** @throws TableRefusal `damaged` */
  readonly feed: (text: string) => void;
  /** @throws TableRefusal `damaged` where something is still open */
  readonly end: () => void;
};

type State = { rest: string; depth: number };
/** Where to read on; -1 where the text stops in the middle of a mark. */
type Next = number;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const PATTERNS = new Map<string, RegExp>();
const LONGEST_ENTITY = 12;
/** What begins with <! and is shorter can not be told apart yet. */
const LONGEST_SIGN = '<![CDATA['.length;

/** Reads XML in whatever pieces it comes. Document types are refused: entities that grow live there. */
export function createXmlScanner(handlers: XmlHandlers): XmlScanner {
  const state: State = { rest: '', depth: 0 };
  return {
    feed: (text) => {
      const all = state.rest + text;
      let at = 0;
      while (at < all.length) {
        const next = all[at] === '<' ? readMark(state, all, at, handlers) : readText(all, at, handlers);
        if (next === -1) break;
        at = next;
      }
      state.rest = all.slice(at);
      if (state.rest.length > TABLE_LIMITS.row) throw refuseDamaged();
    },
    end: () => {
      if (state.depth !== 0 || state.rest.trim() !== '') throw refuseDamaged();
    },
  };
}

/** What an attribute says, in the text of all attributes of a tag. `name` is a part of a regular expression. */
export function attribute(attributes: string, name: string): string | undefined {
  const known = PATTERNS.get(name);
  const pattern = known ?? new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  if (known === undefined) PATTERNS.set(name, pattern);
  const match = pattern.exec(attributes);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? undefined : decodeEntities(value);
}

function readText(all: string, at: number, { text }: XmlHandlers): Next {
  const end = all.indexOf('<', at);
  if (end !== -1) {
    text(decodeEntities(all.slice(at, end)));
    return end;
  }
  const split = all.lastIndexOf('&');
  const isSplit = split >= at && all.length - split < LONGEST_ENTITY && !all.includes(';', split);
  const to = isSplit ? split : all.length;
  if (to > at) text(decodeEntities(all.slice(at, to)));
  return to > at ? to : -1;
}

function readMark(state: State, all: string, at: number, handlers: XmlHandlers): Next {
  const sign = all[at + 1];
  if (sign === undefined) return -1;
  if (sign === '?') return after(all, '?>', at);
  if (sign === '!') return readBang(all, at, handlers);
  const end = findTagEnd(all, at);
  if (end === -1) return -1;
  readTag(state, all.slice(at + 1, end), handlers);
  return end + 1;
}

function readBang(all: string, at: number, { text }: XmlHandlers): Next {
  if (all.startsWith('<!--', at)) return after(all, '-->', at + 4);
  if (all.startsWith('<![CDATA[', at)) {
    const next = after(all, ']]>', at);
    if (next !== -1) text(all.slice(at + LONGEST_SIGN, next - 3));
    return next;
  }
  if (all.length - at < LONGEST_SIGN) return -1;
  throw refuseDamaged('It declares a document type, as no workbook does.');
}

function after(all: string, sign: string, at: number): Next {
  const end = all.indexOf(sign, at);
  return end === -1 ? -1 : end + sign.length;
}

/** The > that is not within quotes. */
function findTagEnd(all: string, from: number): number {
  let quote = '';
  for (let at = from; at < all.length; at += 1) {
    const mark = all[at] ?? '';
    if (quote !== '') quote = mark === quote ? '' : quote;
    else if (mark === '>') return at;
    else if (mark === '"' || mark === "'") quote = mark;
  }
  return -1;
}

function readTag(state: State, tag: string, { open, close }: XmlHandlers): void {
  if (tag.startsWith('/')) {
    state.depth -= 1;
    close(localName(tag.slice(1).trim()));
    return;
  }
  const isEmpty = tag.endsWith('/');
  const inner = isEmpty ? tag.slice(0, -1) : tag;
  const space = inner.search(/\s/);
  const name = localName(space === -1 ? inner : inner.slice(0, space));
  open(name, space === -1 ? '' : inner.slice(space + 1));
  if (isEmpty) close(name);
  else state.depth += 1;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[\da-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
