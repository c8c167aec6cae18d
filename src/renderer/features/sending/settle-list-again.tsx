import { Checkbox } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useId } from 'react';
import classes from './settle-list.module.css';
import type { ListAnswer } from './settle-list-match.ts';
import { absentOf, type Entry, type ListDoubt } from './settle-list-plan.ts';
import { sayComplete, sayDoubt, sayNewerThan, sayTrust, sayWitnesses } from './settle-list-words.ts';

/** What the person says about the list as a whole. */
export type Trust = {
  /** It is the remote's whole list, although nothing shows that. */
  readonly insists: boolean;
  readonly sendAgain: boolean;
};

export const NO_TRUST: Trust = { insists: false, sendAgain: false };

/** What is not on the list leaves again: nothing of that can be ticked while the list itself is in doubt. */
export function maySendAgain({ insists, sendAgain }: Trust, doubt: ListDoubt | null): boolean {
  return sendAgain && (doubt === null || insists);
}

type Props = {
  readonly entries: readonly Entry[];
  readonly answer: ListAnswer;
  readonly doubt: ListDoubt | null;
  readonly remoteName: string;
  readonly trust: Trust;
  readonly onChange: (trust: Trust) => void;
};

/** The way to send again what is not on the list; a list that may be a wrong one is doubted aloud before. */
export function SendAgain({ entries, answer, doubt, remoteName, trust, onChange }: Props) {
  const absent = absentOf(entries);
  const why = useId();
  const warning = doubt === null ? sayWitnesses(answer, remoteName) : null;
  if (entries.length === 0) return null;
  return (
    <>
      {doubt !== null && (
        <div className={classes['doubt']}>
          <IconAlertTriangle size={16} aria-hidden />
          <p id={why}>{sayDoubt(doubt, answer, remoteName)}</p>
        </div>
      )}
      {doubt !== null && absent.length > 0 && (
        <Checkbox
          checked={trust.insists}
          aria-describedby={why}
          onChange={(event) => onChange({ insists: event.currentTarget.checked, sendAgain: false })}
          label={sayTrust(remoteName)}
        />
      )}
      {absent.length > 0 && (doubt === null || trust.insists) && (
        <div>
          {warning !== null && <p className={classes['caution']}>{warning}</p>}
          <Checkbox
            checked={trust.sendAgain}
            onChange={(event) => onChange({ ...trust, sendAgain: event.currentTarget.checked })}
            label={sayComplete(absent.length)}
            description={sayNewerThan(Math.max(...absent.map(({ leftAt }) => leftAt)), absent.length)}
          />
        </div>
      )}
    </>
  );
}
