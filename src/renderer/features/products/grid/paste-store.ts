import { create } from 'zustand';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../ui/live-region.tsx';
import { draftPaste, needsAnswer, type PasteAnswers, type PasteAsk, paste } from './paste-flow.ts';
import { countCells } from './rects.ts';
import { isBusyFor } from './write-cells.ts';

/** The paste that a person is asked about. */
export const usePasteAsk = create<{ readonly ask: PasteAsk | null }>(() => ({ ask: null }));

/** What is answered where there is nothing to ask. */
const PLAIN: PasteAnswers = { meant: null, headings: false, addRows: false };

/** Pastes at once where everything is plain, and asks otherwise. Answers the preview of a large paste. */
export async function startPaste(ask: PasteAsk): Promise<string | null> {
  const draft = draftPaste(ask, false);
  if (isBusyFor(countCells(draft.plan.blocks))) return null;
  if (needsAnswer(draft)) {
    usePasteAsk.setState({ ask });
    return null;
  }
  return await finishPaste(ask, PLAIN);
}

export async function finishPaste(ask: PasteAsk, answers: PasteAnswers): Promise<string | null> {
  usePasteAsk.setState({ ask: null });
  const preview = await paste(ask, answers);
  if (preview === null) announce(t`Pasted.`);
  return preview;
}

export function dropPaste(): void {
  usePasteAsk.setState({ ask: null });
}
