import type { Output } from '../shared/contract/api.ts';
import type { Remote } from '../shared/model/remote.ts';
import { count } from './table.ts';

type Applied = Pick<Output<'imports.apply'>, 'queued' | 'leftAt'>;

export type QueueOutcome = {
  readonly json: {
    readonly queued: number;
    readonly left: readonly {
      readonly remote: string;
      readonly withProblems: number;
      readonly alreadyThere: number;
      readonly maybeThere: number;
    }[];
    /** Rows that say what is there already: nothing of them is queued. */
    readonly unchanged: number;
  };
  readonly text: readonly string[];
  readonly needsYou: boolean;
};

/** What was queued of an import, and what was not and why. */
export function describeQueue(
  applied: Applied | null,
  remotes: readonly Remote[],
  unchanged: number,
): QueueOutcome {
  const { queued, leftAt } = applied ?? { queued: 0, leftAt: [] };
  const left = leftAt.map(({ remote: id, ...counts }) => ({
    remote: remotes.find((remote) => remote.id === id)?.name ?? '',
    ...counts,
  }));
  const same =
    unchanged === 0
      ? []
      : [
          `${count(unchanged, 'row')} changed nothing, so that nothing of them was queued: offshelf send queues them.`,
        ];
  return {
    json: { queued, left, unchanged },
    text: [`${count(queued, 'submission')} queued.`, ...left.flatMap(sayLeft), ...same],
    needsYou: left.some(({ withProblems, maybeThere }) => withProblems + maybeThere > 0),
  };
}

function sayLeft({
  remote,
  withProblems,
  alreadyThere,
  maybeThere,
}: QueueOutcome['json']['left'][number]): readonly string[] {
  const parts = [
    [withProblems, 'not queued because of problems; mend them in the window'],
    [alreadyThere, 'sent, in line or unsure there already'],
    [maybeThere, 'not queued because an earlier request may have arrived'],
  ] as const;
  return parts.flatMap(([number, what]) =>
    number === 0 ? [] : [`${remote}: ${count(number, 'product')} ${what}.`],
  );
}
