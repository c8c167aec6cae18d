import type { Failed } from '../../shared/contract/result.ts';
import { offshelf } from './offshelf.ts';

/** Characters in one message to the disk: well under what it takes. */
const MOST_TEXT = 1_000_000;

/** Adds text at the end of the file; why that failed, or `null`. */
export type AddText = (text: string) => Promise<Failed | null>;

/** Saves a file where the person says, part by part, so that a long one takes little memory; where `write` fails it is not kept. */
export async function saveFile(
  name: string,
  write: (add: AddText) => Promise<Failed | null>,
): Promise<'saved' | 'cancelled' | Failed> {
  const { exports } = offshelf();
  const begun = await exports.begin({ name });
  if (!begun.ok) return begun.error;
  const { handle } = begun.value;
  if (handle === null) return 'cancelled';
  const failed = await write(async (text) => {
    for (const part of cut(text)) {
      const added = await exports.add({ handle, text: part });
      if (!added.ok) return added.error;
    }
    return null;
  });
  const ended = await exports.end({ handle, keep: failed === null });
  return failed ?? (ended.ok ? 'saved' : ended.error);
}

/** By size, since a few rows may hold long words; never between the halves of one character. */
export function cut(text: string, most: number = MOST_TEXT): readonly string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    let to = Math.min(from + most, text.length);
    const last = text.charCodeAt(to - 1);
    if (to < text.length && last >= 0xd800 && last <= 0xdbff) to -= 1;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}
