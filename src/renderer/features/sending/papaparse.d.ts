/** The part of the CSV parser that is used. Its published types would bring those of Node into the window's code. */
declare module 'papaparse' {
  type Part = {
    readonly data: readonly string[][];
    readonly errors: readonly { readonly type: string; readonly row?: number }[];
  };
  type Parser = { readonly pause: () => void; readonly resume: () => void };
  type Config = {
    readonly quoteChar: string;
    /** In characters. */
    readonly chunkSize: number;
    readonly skipEmptyLines: 'greedy';
    readonly chunk: (part: Part, parser: Parser) => void;
    readonly complete: () => void;
  };
  const papa: { readonly parse: (text: string, config: Config) => void };
  export default papa;
}
