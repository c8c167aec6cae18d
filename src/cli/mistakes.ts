import { CommandFailure } from './command-failure.ts';

/** The mistakes of one call, which are told together, so that nobody mends them one by one. */
export type Mistakes = {
  /** What the work comes to; `undefined` where it finds a mistake, which is kept. */
  readonly look: <T>(work: () => T | Promise<T>) => Promise<T | undefined>;
  /** @throws CommandFailure with all that were found, if any */
  readonly refuse: () => void;
};

export function collectMistakes(): Mistakes {
  const found: CommandFailure[] = [];
  return {
    look: async (work) => {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof CommandFailure)) throw error;
        found.push(error);
        return undefined;
      }
    },
    refuse: () => {
      const [first] = found;
      if (first !== undefined) throw found.length === 1 ? first : joined(found);
    },
  };
}

/** Wrong usage where any of them is. */
function joined(found: readonly CommandFailure[]): CommandFailure {
  const chief = found.find(({ exit }) => exit === 2) ?? found[0];
  const details = Object.assign({}, ...found.map((one) => one.details)) as CommandFailure['details'];
  const lines = found.map(({ message }) => `- ${message}`);
  return new CommandFailure(chief?.exit ?? 1, chief?.code ?? 'wrong-usage', lines.join('\n'), details);
}
