import createSpeller from 'nspell';
import affixes from '../../../../resources/dictionaries/en.aff?raw';
import words from '../../../../resources/dictionaries/en.dic?raw';
import type { SpellReply, SpellRequest } from './spell-messages.ts';

const speller = createSpeller(affixes, words);

addEventListener('message', ({ data }: MessageEvent<SpellRequest>) => {
  const reply: SpellReply = { id: data.id, words: answer(data) };
  postMessage(reply);
});

function answer(request: SpellRequest): readonly string[] {
  if (request.kind === 'suggest') return speller.suggest(request.word).slice(0, 7);
  return request.words.filter((word) => !speller.correct(word));
}
