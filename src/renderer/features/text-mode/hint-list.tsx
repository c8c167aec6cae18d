import { t } from '../../i18n/t.ts';
import { HINT_LOOK } from '../../ui/status-look.ts';
import { TextAction } from '../../ui/text-action.tsx';
import classes from './text-mode.module.css';

export type HintLine = {
  readonly text: string;
  /** What can be done about it. */
  readonly action?: { readonly label: string; readonly run: () => void };
};

/** What is worth a look in the text; none of it keeps the product from being sent. */
export function HintList({ hints }: { readonly hints: readonly HintLine[] }) {
  if (hints.length === 0) return null;
  return (
    <ul className={classes['hints']} aria-label={t`Hints`}>
      {hints.map(({ text, action }) => (
        <li key={text}>
          <HINT_LOOK.icon size={14} stroke={2} />
          <span>{text}</span>
          {action && <TextAction label={action.label} onRun={action.run} />}
        </li>
      ))}
    </ul>
  );
}
