/** The part of the speller that is used. */
declare module 'nspell' {
  type Speller = {
    readonly correct: (word: string) => boolean;
    readonly suggest: (word: string) => readonly string[];
  };
  /** Takes the two files of a Hunspell dictionary. */
  export default function createSpeller(affixes: string, words: string): Speller;
}
