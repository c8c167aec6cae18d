/** Text of at most so many UTF-16 units, cut between characters, with an ending that says that it was cut. */
export function shorten(text: string, longest: number, ending: string): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - ending.length);
  const endsInsidePair = /[\uD800-\uDBFF]$/.test(cut);
  return `${endsInsidePair ? cut.slice(0, -1) : cut}${ending}`;
}
