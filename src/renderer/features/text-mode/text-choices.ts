import { create } from 'zustand';
import { parseObject } from '../../ui/parse-object.ts';
import type { TextFormat } from './text-hints.ts';

/** What a person chose for all texts on this computer. */
export type TextChoices = {
  readonly format: TextFormat;
  readonly spelling: boolean;
  /** Words that are right although no dictionary has them. */
  readonly ownWords: readonly string[];
};

const WHERE = 'text-mode';

export const useTextChoices = create<TextChoices>(readKept);

/** Chooses, and keeps it for the next time. */
export function chooseText(choice: Partial<TextChoices>): void {
  useTextChoices.setState(choice);
  localStorage.setItem(WHERE, JSON.stringify(useTextChoices.getState()));
}

export function addOwnWord(word: string): void {
  const { ownWords } = useTextChoices.getState();
  if (!ownWords.includes(word)) chooseText({ ownWords: [...ownWords, word] });
}

export function removeOwnWord(word: string): void {
  chooseText({ ownWords: useTextChoices.getState().ownWords.filter((own) => own !== word) });
}

/** A word of the person's own also counts at the start of a sentence. */
export function isOwnWord(ownWords: readonly string[], word: string): boolean {
  return ownWords.includes(word) || ownWords.includes(word.toLowerCase());
}

function readKept(): TextChoices {
  const { format, spelling, ownWords } = parseObject(localStorage.getItem(WHERE));
  return {
    format: format === 'markdown' || format === 'html' ? format : 'plain',
    spelling: spelling !== false,
    ownWords: Array.isArray(ownWords) ? ownWords.filter((word) => typeof word === 'string') : [],
  };
}
