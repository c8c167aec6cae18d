/** What servers say when they say nothing. */
const NO_CAUSE =
  /^(?:(?:an? |unknown |internal |server )*error|bad request|conflict|unprocessable (?:entity|content)|bad gateway|not acceptable|failed|invalid)\W?$/i;

/** True for the words of an answer that name no cause, so that nobody could mend anything by them. */
export function saysNoCause(words: string): boolean {
  return NO_CAUSE.test(words.trim());
}
