import { IconChevronRight } from '@tabler/icons-react';
import classes from './sending.module.css';

type Props = {
  readonly open: boolean;
  /** The id of what it opens. */
  readonly controls: string;
  readonly label: string;
  readonly onClick: () => void;
};

/** The arrow in front of a row, behind which everything about it stands. */
export function OpenArrow({ open, controls, label, onClick }: Props) {
  return (
    <button
      type="button"
      className={classes['arrow']}
      aria-expanded={open}
      aria-controls={controls}
      aria-label={label}
      onClick={onClick}
    >
      <IconChevronRight size={16} aria-hidden />
    </button>
  );
}
