import type { z } from 'zod';
import type { Api, Operation, Output } from './api.ts';
import type { EventData, EventName } from './events.ts';
import type { Result } from './result.ts';

type Group = Operation extends `${infer G}.${string}` ? G : never;
type Names<G extends Group> = Operation extends infer O ? (O extends `${G}.${infer M}` ? M : never) : never;

type Call<O extends Operation> = (input: Asked<O>) => Promise<Result<Output<O>>>;
/** A file of the page, whose path only the preload can find: the page names none. */
type Asked<O extends Operation> = O extends 'files.give' ? object : z.input<Api[O]['input']>;

/** What the window has of the program: one frozen function per operation, and one per event. */
export type Bridge = {
  readonly [G in Group]: {
    readonly [M in Names<G>]: `${G}.${M}` extends infer O extends Operation ? Call<O> : never;
  };
} & {
  readonly on: { readonly [E in EventName]: (listener: (data: EventData<E>) => void) => () => void };
};
