import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { Ref } from 'react';
import classes from './card-button.module.css';

type Props = {
  readonly title: string;
  readonly text: string;
  /** Where the text is no word of the window. */
  readonly lang?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
  readonly onChoose: () => void;
};

/** One of a few ways to go on, with a sentence about it. */
export function CardButton({ title, text, lang, ref, onChoose }: Props) {
  return (
    <UnstyledButton className={classes['card']} ref={ref} onClick={onChoose}>
      <span className={classes['text']}>
        <strong>{title}</strong>
        <span lang={lang}>{text}</span>
      </span>
      <IconChevronRight size={16} aria-hidden />
    </UnstyledButton>
  );
}
