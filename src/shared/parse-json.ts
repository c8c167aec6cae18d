type WithSource = { readonly source?: string };

/** `JSON.parse` that gives each number as it stands in the text, too, which TypeScript's library does not know yet. */
export const parseJson = JSON.parse as (
  text: string,
  revive: (key: string, value: unknown, context: WithSource) => unknown,
) => unknown;
