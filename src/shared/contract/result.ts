/** Codes of expected failures; a bug becomes `internal` and is logged with its cause. */
export type ErrorCode =
  | 'bad-input'
  | 'not-found'
  | 'changed-meanwhile'
  | 'not-allowed-now'
  /** The person has to say whose account an address leads to. */
  | 'which-account'
  | 'no-catalog'
  | 'in-use'
  | 'disk-full'
  | 'read-only'
  | 'out-of-date'
  /** Somebody ended it, or asked for something else instead. */
  | 'cancelled'
  | 'too-large'
  /** A file that can't be read as what it should be. */
  | 'bad-file'
  | 'forbidden'
  | 'internal';

/** An expected failure as data: what happened and, in `data`, what the caller needs to retry. Never a path or SQL. */
export type Failed = {
  readonly code: ErrorCode;
  /** One plain sentence that names what to do. */
  readonly message: string;
  readonly data?: Readonly<Record<string, string | number | boolean>>;
};

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failed };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(code: ErrorCode, message: string, data?: Failed['data']): Result<never> {
  return { ok: false, error: data === undefined ? { code, message } : { code, message, data } };
}
