/** What the window asks its speller. */
export type SpellRequest =
  | { readonly kind: 'check'; readonly id: number; readonly words: readonly string[] }
  | { readonly kind: 'suggest'; readonly id: number; readonly word: string };

/** The unknown ones of the words, or what a word could have meant, the likeliest first. */
export type SpellReply = { readonly id: number; readonly words: readonly string[] };
