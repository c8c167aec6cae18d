import { lstatSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { LARGEST_DRAFT_JOURNAL } from '../../../../shared/model/bounds.ts';
import { FormDraft } from '../../../../shared/model/product.ts';
import type { Log } from '../../domain/ports/log.ts';

/**
 * Hands over the drafts that a program left beside its catalog, of each the last one, and removes the file. They stand in it as
 * main/app/draft-journal.ts writes them, one a line; a line that was not written to its end was never answered for.
 */
export function takeDraftJournal(
  path: string,
  log: Pick<Log, 'warn'>,
  take: (drafts: readonly FormDraft[]) => void,
): void {
  const text = tryTo(() => readOwn(path), log);
  if (text === null) return;
  take(readDrafts(text));
  // What stays would come back once it is saved or dropped.
  if (tryTo(() => rmSync(path), log) === null) tryTo(() => truncateSync(path), log);
}

/** `null` where it is something else: a folder comes from anybody, and a link, a pipe or a device may never end. */
function readOwn(path: string): string | null {
  const found = lstatSync(path);
  return found.isFile() && found.size <= LARGEST_DRAFT_JOURNAL ? readFileSync(path, 'utf8') : null;
}

/** `null` where there is no such file, or nothing can be done with it. */
function tryTo<T>(work: () => T, log: Pick<Log, 'warn'>): T | null {
  try {
    return work();
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException; // node:fs throws nothing else
    if (code !== 'ENOENT') log.warn('the journal of drafts could not be taken up', { code });
    return null;
  }
}

/** Up to the first line that can't be read: whatever was on the disk for sure stands before it. */
function readDrafts(text: string): readonly FormDraft[] {
  const drafts = new Map<string, FormDraft>();
  for (const line of text.split('\n')) {
    const draft = readLine(line);
    if (draft === null) break;
    drafts.set(draft.id, draft);
  }
  return [...drafts.values()];
}

function readLine(line: string): FormDraft | null {
  try {
    return FormDraft.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
