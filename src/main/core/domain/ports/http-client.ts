/** A request as it goes on the wire. The key stands in `secret` alone, so that nothing else can log or store it. */
export type HttpRequest = {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'MKCOL' | 'PROPFIND';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `null` sends no body. */
  readonly body: string | null;
  /** A file, which goes instead of a body. */
  readonly bytes?: Uint8Array;
  /** The longest answer that is read, in bytes; the client's own limit where left out. */
  readonly maxBytes?: number;
  /** Milliseconds that the head of the answer may take; the client's own limit where left out. A file has longer, as it is large. */
  readonly headersMs?: number;
  /** The key, and the only origin that it may leave for. */
  readonly secret: { readonly header: string; readonly value: string; readonly origin: string };
};

/** What one request came to. Which side of "the bytes may have arrived" it fell on is the point of the kinds. */
export type Exchange =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** Lower-case names. */
      readonly headers: Readonly<Record<string, string>>;
      /** At most the cap; decoded as UTF-8. */
      readonly body: string;
      /** The body was cut off: by the cap, a reset or a time limit. */
      readonly cut: boolean;
    }
  /** Nothing can have arrived: the connection was never made. */
  | {
      readonly kind: 'not-connected';
      readonly cause:
        | 'dns'
        | 'refused'
        | 'unreachable'
        | 'connect-timeout'
        | 'reset'
        | 'tls'
        | 'proxy'
        | 'bad-address';
      readonly detail: string;
    }
  /** Connected, and then no answer: nobody can know. */
  | {
      readonly kind: 'no-answer';
      readonly cause: 'closed' | 'reset' | 'timeout' | 'garbage' | 'stopped';
      readonly detail: string;
    };

/** Sends one request exactly once: no retry, no redirect, capped answers. Never rejects. */
export type HttpClient = { readonly send: (request: HttpRequest) => Promise<Exchange> };
