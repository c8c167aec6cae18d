import type { ErrorCode, Failed } from '../../../shared/contract/result.ts';

/** An expected failure on its way to the caller; dispatch turns it into an error result. */
export class Failure extends Error {
  readonly code: ErrorCode;
  readonly data: Failed['data'];

  constructor(code: ErrorCode, message: string, data?: Failed['data']) {
    super(message);
    this.name = 'Failure';
    this.code = code;
    this.data = data;
  }
}
