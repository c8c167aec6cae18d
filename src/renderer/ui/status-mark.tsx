import { VisuallyHidden } from '@mantine/core';
import type { Look } from './status-look.ts';
import classes from './status-mark.module.css';

type Props = {
  readonly look: Look;
  /** Instead of the look's own word, such as `3 problems`. */
  readonly word?: string;
};

/** A state as icon and word, in the state's colour. */
export function StatusMark({ look, word }: Props) {
  const Icon = look.icon;
  return (
    <span className={classes['mark']} data-tone={look.tone}>
      <Icon size={16} stroke={2} aria-hidden />
      <span>{word ?? look.word}</span>
    </span>
  );
}

type LetterProps = {
  readonly look: Look;
  /** One or two letters that stand for the remote. */
  readonly letter: string;
  /** The whole sentence, for the tooltip and for screen readers: `Jani: 2 problems`. */
  readonly sentence: string;
};

/** A state where there is room for two characters only: icon + letter, the sentence behind it. */
export function LetterMark({ look, letter, sentence }: LetterProps) {
  const Icon = look.icon;
  return (
    <span className={classes['letterMark']} data-tone={look.tone} title={sentence}>
      <Icon size={14} stroke={2.25} aria-hidden />
      <span aria-hidden>{letter}</span>
      <VisuallyHidden>{sentence}</VisuallyHidden>
    </span>
  );
}
