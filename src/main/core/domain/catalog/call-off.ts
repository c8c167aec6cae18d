/** Whether somebody still wants the result of long work. */
export type CallOff = {
  readonly isOff: () => boolean;
  /** Calls back when it is called off; at most once. */
  readonly whenOff: (hear: () => void) => void;
};

export const NEVER_CALLED_OFF: CallOff = { isOff: () => false, whenOff: () => undefined };

export function createCallOff(): CallOff & { readonly callOff: () => void } {
  let off = false;
  let hears: readonly (() => void)[] = [];
  return {
    isOff: () => off,
    whenOff: (hear) => {
      hears = [...hears, hear];
    },
    callOff: () => {
      if (off) return;
      off = true;
      for (const hear of hears) hear();
    },
  };
}
