import { Checkbox } from '@mantine/core';
import classes from './bulk-edit.module.css';

type Options = { readonly matchCase: boolean; readonly wholeWord: boolean; readonly pattern: boolean };

type Props = { readonly value: Options; readonly onChange: (typed: Partial<Options>) => void };

/** How something is looked for. */
export function FindOptions({ value, onChange }: Props) {
  return (
    <div className={classes['options']}>
      <Checkbox
        label="Match case"
        checked={value.matchCase}
        onChange={(event) => onChange({ matchCase: event.currentTarget.checked })}
      />
      <Checkbox
        label="Whole words"
        checked={value.wholeWord}
        onChange={(event) => onChange({ wholeWord: event.currentTarget.checked })}
      />
      <Checkbox
        label="Pattern"
        description={value.pattern ? 'A regular expression; $1 stands for its first group.' : undefined}
        checked={value.pattern}
        onChange={(event) => onChange({ pattern: event.currentTarget.checked })}
      />
    </div>
  );
}
