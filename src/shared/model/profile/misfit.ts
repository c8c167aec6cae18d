/** Something in a profile that does not fit the rest of it. */
export type Misfit = { readonly path: readonly (string | number)[]; readonly message: string };
