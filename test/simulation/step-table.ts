type Act = () => unknown;

/** What happens, and how often as compared to the others. */
export type StepTable = Readonly<Record<string, readonly [weight: number, act: Act]>>;

export type Step = { readonly name: string; readonly act: Act };
