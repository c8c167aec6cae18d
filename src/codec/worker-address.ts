declare const trustedTypes: {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: () => string },
  ) => { readonly createScriptURL: (url: string) => string };
};

/** Gives one address, whatever it is asked for. */
const policy = trustedTypes.createPolicy('codec', { createScriptURL: () => '/worker.js' });

/** The address of the page's worker, as Trusted Types let it pass. */
export function workerAddress(): string {
  return policy.createScriptURL('');
}
