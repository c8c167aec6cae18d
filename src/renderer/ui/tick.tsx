import { useEffect, useRef } from 'react';
import classes from './tick.module.css';

type Props = {
  readonly label: string;
  readonly checked: boolean;
  /** Some, but not all, of what this box stands for. */
  readonly partly?: boolean;
  readonly disabled?: boolean;
  /** -1 where the row has its own key for it. */
  readonly tabIndex?: number;
  readonly onToggle: () => void;
};

/** A bare check box for rows: light enough for thousands. */
export function Tick({ label, checked, partly = false, disabled = false, tabIndex = 0, onToggle }: Props) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = partly;
  }, [partly]);
  return (
    <input
      ref={box}
      type="checkbox"
      className={classes['tick']}
      aria-label={label}
      checked={checked}
      disabled={disabled}
      tabIndex={tabIndex}
      onChange={onToggle}
    />
  );
}
