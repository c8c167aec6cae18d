import classes from './text-action.module.css';

type Props = {
  readonly label: string;
  /** It stands at the end of running text, whose line keeps its height. */
  readonly within?: boolean;
  readonly onRun: () => void;
};

/** Something small that can be done about a line of text. */
export function TextAction({ label, within = false, onRun }: Props) {
  return (
    <button type="button" className={classes['action']} data-within={within || undefined} onClick={onRun}>
      {label}
    </button>
  );
}
