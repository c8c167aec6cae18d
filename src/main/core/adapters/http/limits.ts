/** What bounds one request. Times are milliseconds. */
export type HttpLimits = {
  readonly connectMs: number;
  /** From the end of the request to the head of the answer. */
  readonly headersMs: number;
  /** For the whole body of the answer. */
  readonly bodyMs: number;
  readonly maxBytes: number;
};

export const DEFAULT_LIMITS: HttpLimits = {
  connectMs: 10_000,
  headersMs: 120_000,
  bodyMs: 60_000,
  maxBytes: 1024 * 1024,
};
