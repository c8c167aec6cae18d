import { readFileSync, rmSync } from 'node:fs';
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
  const text = tryTo(() => readFileSync(path, 'utf8'), log);
  if (text === null) return;
  const drafts = text.split('\n').flatMap(readLine);
  take([...new Map(drafts.map((draft) => [draft.id, draft])).values()]);
  // One that stays does no harm: what the catalog has by now is newer.
  tryTo(() => rmSync(path, { force: true }), log);
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

function readLine(line: string): readonly FormDraft[] {
  try {
    return [FormDraft.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}
