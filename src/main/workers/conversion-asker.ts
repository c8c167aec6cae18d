import type { ImageAnswer, ImageConverter } from '../core/compose.ts';
import type { FromWorker } from './protocol.ts';
import { createQuestions } from './questions.ts';

/** Asks the main process for pictures written anew: only there is a window that decodes them in a sandbox. */
export function createConversionAsker(
  tell: (message: FromWorker) => void,
): ImageConverter & { readonly answered: (id: number, answer: ImageAnswer) => void } {
  const { ask, answered } = createQuestions<ImageAnswer>();
  return {
    convert: (file, preset) => ask((id) => tell({ kind: 'convert-wanted', id, file, preset })),
    answered,
  };
}
