type InertPolicy = { readonly createHTML: (text: string) => string };
type PolicyFactory = {
  readonly createPolicy: (name: string, rules: InertPolicy) => InertPolicy;
};

let policy: InertPolicy | null = null;

/**
 * Parses pasted HTML into a document of its own that is never shown: nothing in it runs, loads or is attached anywhere. The one
 * place that may do so (the `inert` policy of the window's rules).
 */
export function parseInert(html: string): Document {
  policy ??= makePolicy();
  return new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
}

function makePolicy(): InertPolicy {
  const rules: InertPolicy = { createHTML: (text) => text };
  const factory = (window as { trustedTypes?: PolicyFactory }).trustedTypes; // not in TypeScript's DOM types
  return factory?.createPolicy('inert', rules) ?? rules;
}
