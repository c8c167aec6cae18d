import { Checkbox } from '@mantine/core';
import type { FindSpec } from '../../shared/model/bulk-action.ts';
import { t } from '../i18n/t.ts';

type How = Pick<FindSpec, 'matchCase' | 'wholeWord' | 'pattern'>;

type Props = { readonly value: How; readonly onChange: (chosen: Partial<How>) => void };

/** How a text is looked for. Who shows them says whether they stand side by side. */
export function FindOptions({ value, onChange }: Props) {
  return (
    <>
      <Checkbox
        label={t`Match case`}
        checked={value.matchCase}
        onChange={(event) => onChange({ matchCase: event.currentTarget.checked })}
      />
      <Checkbox
        label={t`Whole words`}
        checked={value.wholeWord}
        onChange={(event) => onChange({ wholeWord: event.currentTarget.checked })}
      />
      <Checkbox
        label={t`Pattern`}
        description={value.pattern ? t`A regular expression; $1 stands for its first group.` : undefined}
        checked={value.pattern}
        onChange={(event) => onChange({ pattern: event.currentTarget.checked })}
      />
    </>
  );
}
