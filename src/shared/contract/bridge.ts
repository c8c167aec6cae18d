import type { z } from 'zod';
import type { Api, Operation, Output } from './api.ts';
import type { EventData, EventName } from './events.ts';
import type { Result } from './result.ts';

type Group = Operation extends `${infer G}.${string}` ? G : never;
type Names<G extends Group> = Operation extends infer O ? (O extends `${G}.${infer M}` ? M : never) : never;

type Call<O extends Operation> = (input: z.input<Api[O]['input']>) => Promise<Result<Output<O>>>;

/** What the window has of the program: one frozen function per operation, and one per event. */
export type Bridge = {
  readonly [G in Group]: {
    readonly [M in Names<G>]: `${G}.${M}` extends infer O extends Operation ? Call<O> : never;
  };
} & {
  readonly on: { readonly [E in EventName]: (listener: (data: EventData<E>) => void) => () => void };
};
