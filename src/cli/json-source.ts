import { parseJson } from '../shared/parse-json.ts';

/** Numbers keep the digits that stand in the file: 10.00 stays 10.00, and an id of twenty digits stays itself. */
type RawNumber = { readonly rawJSON: string };
type RawJson = {
  readonly rawJSON: (text: string) => RawNumber;
  readonly isRawJSON: (value: unknown) => value is RawNumber;
};

// TypeScript's library does not know these yet; they are in every Node that runs this.
const raw = JSON as unknown as RawJson;

/** Parses JSON with every number as it was written. @throws SyntaxError */
export function parseKeepingNumbers(text: string): unknown {
  return parseJson(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined ? raw.rawJSON(source) : value,
  );
}

/** The digits of a number as it was written; `undefined` for anything else. */
export function numberText(value: unknown): string | undefined {
  return raw.isRawJSON(value) ? value.rawJSON : undefined;
}
