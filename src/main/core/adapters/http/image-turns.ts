/** Lets only some requests go at a time, and few to one host. */
export type Turns = {
  /** Waits for a turn; whoever has it gives it back. */
  readonly take: (host: string) => Promise<() => void>;
};

/** First come, first served, but for hosts that have enough open already. */
export function createTurns(perHost: number, atOnce: number): Turns {
  const open = new Map<string, number>();
  let all = 0;
  let waiting: readonly { readonly host: string; readonly go: () => void }[] = [];

  const isFree = (host: string) => all < atOnce && (open.get(host) ?? 0) < perHost;
  const add = (host: string, more: number) => {
    const now = (open.get(host) ?? 0) + more;
    all += more;
    if (now === 0) open.delete(host);
    else open.set(host, now);
  };
  const giveBack = (host: string) => {
    add(host, -1);
    const next = waiting.find((one) => isFree(one.host));
    if (next === undefined) return;
    waiting = waiting.filter((one) => one !== next);
    add(next.host, 1);
    next.go();
  };
  const mine = (host: string) => {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      giveBack(host);
    };
  };
  return {
    take: async (host) => {
      if (isFree(host)) add(host, 1);
      else
        await new Promise<void>((go) => {
          waiting = [...waiting, { host, go }];
        });
      return mine(host);
    },
  };
}
