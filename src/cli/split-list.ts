/** The text of one row, and the line that it begins at. */
export type RowText = { readonly line: number; readonly text: string };

/** Cuts the text of a JSON list into its members, each with the line that it begins at. What is no list comes back whole. */
export function* splitList(text: string, firstLine: number): Generator<RowText> {
  let line = firstLine;
  let depth = 0;
  let inText = false;
  let afterComma = false;
  let start: { readonly at: number; readonly line: number } | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? '';
    if (mark === '\n') line += 1;
    if (inText) {
      if (mark === '\\') at += 1;
      else if (mark === '"') inText = false;
      continue;
    }
    const isEnd = depth === 1 && (mark === ',' || mark === ']');
    if (isEnd) {
      if (start !== undefined) yield { line: start.line, text: text.slice(start.at, at) };
      else if (mark === ',' || afterComma) yield { line, text: '' };
      start = undefined;
      afterComma = mark === ',';
    } else if (depth >= 1 && start === undefined && mark.trim() !== '') start = { at, line };
    if (mark === '"') inText = true;
    else if (mark === '[' || mark === '{') depth += 1;
    else if (mark === ']' || mark === '}') depth -= 1;
    if (depth === 0 && isEnd) {
      const rest = text.slice(at + 1);
      if (rest.trim() !== '') yield { line, text: `]${rest.trim().slice(0, 100)}` };
      return;
    }
  }
  // The list was never closed.
  if (start !== undefined) yield { line: start.line, text: text.slice(start.at) };
  yield { line, text: '[' };
}
