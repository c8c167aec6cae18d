type GoOn = (change: number) => Promise<void>;

/** One preview is open at a time: what waited for an earlier one was given up with it. */
let waiting: { readonly preview: string; readonly goOn: GoOn } | null = null;

/** Does this once the preview is applied, in the same change; never where it is closed instead. */
export function goOnAfter(preview: string, goOn: GoOn): void {
  waiting = { preview, goOn };
}

/** A preview was applied as this change: does what waited for it. */
export async function followPreview(preview: string, change: number): Promise<void> {
  const waited = waiting;
  if (waited?.preview !== preview) return;
  waiting = null;
  await waited.goOn(change);
}
