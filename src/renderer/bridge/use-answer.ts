import { useEffect, useEffectEvent, useState } from 'react';
import type { Failed, Result } from '../../shared/contract/result.ts';
import { onTopics, type Topic } from './topics.ts';

export type Answer<T> = {
  /** The last good answer to this very question; `undefined` until there is one. */
  readonly value: T | undefined;
  /** Why the last try gave none. */
  readonly problem: Failed | undefined;
  readonly asking: boolean;
  readonly askAgain: () => void;
};

type State<T> = {
  readonly key: string;
  readonly value?: T;
  readonly problem?: Failed;
  readonly asking: boolean;
};

/**
 * Asks the program and keeps the answer fresh: `useAnswer(offshelf().products.get, { id }, ['products'])`.
 * Asks again when the input differs or one of the topics changed; `null` as input asks nothing. An old answer stays
 * on screen while the same question is asked again, so that nothing jumps. `restMs` is how long a question that comes again
 * waits after the last answer, where answers cost much or what they show would flicker.
 */
export function useAnswer<I, T>(
  operation: (input: I) => Promise<Result<T>>,
  input: I | null,
  topics: readonly Topic[] = [],
  restMs = 0,
): Answer<T> {
  const key = JSON.stringify(input);
  const [state, setState] = useState<State<T>>({ key, asking: input !== null });
  const [asker] = useState(() => createAsker<T>(setState, restMs));
  const topicList = topics.join(' ');

  const ask = (about: string): void => {
    if (input !== null) asker.ask(about, () => operation(input));
  };
  const askLatest = useEffectEvent(ask);

  useEffect(() => {
    askLatest(key);
    const stop = onTopics(topicList.split(' ') as Topic[], () => askLatest(key)); // joined just above
    return () => {
      stop();
      asker.forget();
    };
  }, [key, topicList, asker]);

  const current = state.key === key ? state : undefined;
  return {
    value: current?.value,
    problem: current?.problem,
    asking: current?.asking ?? input !== null,
    askAgain: () => ask(key),
  };
}

/** One question in flight at a time; a question that comes up meanwhile, or in the rest after it, is asked once afterwards. */
function createAsker<T>(show: (change: (before: State<T>) => State<T>) => void, restMs: number) {
  let turn = 0;
  let flying = false;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let next: (() => void) | null = null;
  const askNext = (): void => {
    resting = undefined;
    const following = next;
    next = null;
    following?.();
  };
  const ask = (key: string, call: () => Promise<Result<T>>): void => {
    if (flying || resting !== undefined) {
      next = () => ask(key, call);
      return;
    }
    const mine = turn;
    flying = true;
    show((before) => (before.key === key ? { ...before, asking: true } : { key, asking: true }));
    const answered = (result: Result<T>): void => {
      flying = false;
      if (mine === turn) show((before) => settle(before, key, result));
      if (restMs > 0 && mine === turn) resting = setTimeout(askNext, restMs);
      else askNext();
    };
    void call().then(answered);
  };
  return {
    ask,
    /** What is in the air no longer counts. */
    forget: () => {
      turn += 1;
      next = null;
      clearTimeout(resting);
      resting = undefined;
    },
  };
}

function settle<T>(before: State<T>, key: string, result: Result<T>): State<T> {
  if (result.ok) return { key, value: result.value, asking: false };
  const kept = before.key === key && before.value !== undefined ? { value: before.value } : {};
  return { key, ...kept, problem: result.error, asking: false };
}
