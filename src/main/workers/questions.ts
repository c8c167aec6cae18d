/** What was asked and has no answer yet, by the number that it was asked under. */
export function createQuestions<Answer>(): {
  /** `tell` sends the question under the number it is given. */
  readonly ask: (tell: (id: number) => void) => Promise<Answer>;
  readonly answered: (id: number, answer: Answer) => void;
} {
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  return {
    ask: (tell) =>
      new Promise((resolve) => {
        asked += 1;
        waiting.set(asked, resolve);
        tell(asked);
      }),
    answered: (id, answer) => {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    },
  };
}
