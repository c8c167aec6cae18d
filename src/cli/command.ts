import type { Caller } from './caller.ts';
import type { ExitCode } from './command-failure.ts';
import type { Core, OpenOptions } from './open-core.ts';

export type OptionRule = {
  /** `flag` takes no value, or may have one behind `=` where it is named; `text` takes one, `list` can be repeated. */
  readonly kind: 'flag' | 'text' | 'list';
  /** What stands for the value in the help. */
  readonly value?: string;
  readonly about: string;
};

/** The operands and options of one call; each option is one that the command has. */
export type Given = {
  readonly operands: readonly string[];
  readonly flag: (name: string) => boolean;
  readonly text: (name: string) => string | undefined;
  readonly list: (name: string) => readonly string[];
};

/** What came of a command: one document for scripts, and the same for people; a long text is made only where it is shown. */
export type Outcome = {
  readonly exit: ExitCode;
  readonly json: unknown;
  readonly text: string | (() => string);
};

export type Context = {
  readonly given: Given;
  /** A path as it was typed, made whole. */
  readonly pathOf: (typed: string) => string;
  /** The catalog folder that `--data` or `--mine` names. */
  readonly folder: () => string;
  /** Tells the person something besides the answer. */
  readonly say: (line: string) => void;
  /** Opens the catalog, runs the work and closes it again, however the work ends. */
  readonly withCore: <T>(
    work: (core: Core) => Promise<T>,
    options?: OpenOptions & {
      /** Opens one in a folder that is gone afterwards, for what changes nothing. */
      readonly scratch?: boolean;
    },
  ) => Promise<T>;
} & Pick<Caller, 'env' | 'stdin' | 'interrupted'>;

export type Run = (context: Context) => Promise<Outcome>;

export type Command = {
  /** The words that name it. */
  readonly name: string;
  readonly about: string;
  /** What stands behind the name, one line for each way to call it. */
  readonly usage: readonly string[];
  /** What stands behind the name in order; the last may be repeated where it ends with `…`. */
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, OptionRule>>;
  readonly notes?: string;
  readonly examples: readonly string[];
  /** Loads what runs it, so that nobody pays for the others. */
  readonly load: () => Promise<Run>;
};
