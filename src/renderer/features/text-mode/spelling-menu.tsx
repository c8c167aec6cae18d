import { Menu } from '@mantine/core';
import { useEffect, useState } from 'react';
import { ContextMenu, type Point } from '../../commands/context-menu.tsx';
import { t } from '../../i18n/t.ts';
import { getSpeller } from './speller.ts';
import type { Misspelling } from './spelling.ts';
import { addOwnWord } from './text-choices.ts';

export type SpellingQuestion = { readonly at: Point; readonly found: Misspelling };

type Props = {
  readonly question: SpellingQuestion;
  readonly onReplace: (found: Misspelling, word: string) => void;
  readonly onClose: () => void;
};

/** What an unknown word could have meant, or that it is right. */
export function SpellingMenu({ question, onReplace, onClose }: Props) {
  const { found, at } = question;
  const words = useSuggestions(found.word);
  if (words === null) return null;
  return (
    <ContextMenu at={at} onClose={onClose}>
      <Menu.Label>{words.length === 0 ? t`No suggestion for “${found.word}”` : `“${found.word}”`}</Menu.Label>
      {words.map((word) => (
        <Menu.Item key={word} onClick={() => onReplace(found, word)}>
          {word}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item onClick={() => addOwnWord(found.word)}>{t`Add to my words`}</Menu.Item>
    </ContextMenu>
  );
}

/** `null` until they are there. */
function useSuggestions(word: string): readonly string[] | null {
  const [answer, setAnswer] = useState<{ readonly word: string; readonly words: readonly string[] } | null>(
    null,
  );
  useEffect(() => {
    let left = false;
    const ask = async () => {
      const words = await getSpeller().suggest(word);
      if (!left) setAnswer({ word, words });
    };
    void ask();
    return () => {
      left = true;
    };
  }, [word]);
  return answer?.word === word ? answer.words : null;
}
