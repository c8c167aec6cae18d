import { create } from 'zustand';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../ui/live-region.tsx';
import { draftPaste, needsAnswer, type PasteAnswers, type PasteAsk, paste } from './paste-flow.ts';
import { countCells } from './rects.ts';
import { type CellOutcome, isBusyFor } from './write-cells.ts';

/** The paste that a person is asked about. */
export const usePasteAsk = create<{ readonly ask: PasteAsk | null }>(() => ({ ask: null }));

/** What is answered where there is nothing to ask. */
const PLAIN: PasteAnswers = { meant: null, headings: false, addRows: false };

/** Pastes at once where everything is plain, and asks otherwise. */
export async function startPaste(ask: PasteAsk): Promise<CellOutcome> {
  if (!needsAnswer(draftPaste(ask, false))) return await finishPaste(ask, PLAIN);
  if (!isBusy(ask, PLAIN)) usePasteAsk.setState({ ask });
  return 'not-written';
}

/** Pastes as it was answered. A large one that has to wait for other cells is asked about again. */
export async function finishPaste(ask: PasteAsk, answers: PasteAnswers): Promise<CellOutcome> {
  if (isBusy(ask, answers)) return 'not-written';
  usePasteAsk.setState({ ask: null });
  const outcome = await paste(ask, answers);
  if (outcome === 'written') announce(t`Pasted.`);
  return outcome;
}

function isBusy(ask: PasteAsk, { headings }: PasteAnswers): boolean {
  return isBusyFor(countCells(draftPaste(ask, headings).plan.blocks));
}

export function dropPaste(): void {
  usePasteAsk.setState({ ask: null });
}
