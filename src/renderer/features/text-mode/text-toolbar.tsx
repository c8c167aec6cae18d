import { Button, Menu, SegmentedControl } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { runCommand } from '../../commands/command-store.ts';
import { t } from '../../i18n/t.ts';
import { OwnWordsDialog } from './own-words-dialog.tsx';
import { chooseText, useTextChoices } from './text-choices.ts';
import type { TextFormat } from './text-hints.ts';
import classes from './text-mode.module.css';

const FORMATS = [
  { value: 'plain', label: t`Plain` },
  { value: 'markdown', label: t`Markdown` },
  { value: 'html', label: 'HTML' },
] as const satisfies readonly { value: TextFormat; label: string }[];

/** What the texts are written in, and the spelling. */
export function TextToolbar({ name }: { readonly name: string }) {
  const { format, spelling } = useTextChoices();
  const [words, setWords] = useState(false);
  return (
    <div className={classes['head']}>
      <h3 className={classes['title']} dir="auto">
        {name.trim() === '' ? t`No name yet` : name}
      </h3>
      <SegmentedControl
        aria-label={t`The texts are written in`}
        data={[...FORMATS]}
        value={format}
        onChange={(value) => chooseText({ format: value })}
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={14} aria-hidden />}>{t`Spelling`}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            role="menuitemcheckbox"
            aria-checked={spelling}
            leftSection={<IconCheck size={16} style={{ opacity: spelling ? 1 : 0 }} aria-hidden />}
            onClick={() => chooseText({ spelling: !spelling })}
          >{t`Check English spelling`}</Menu.Item>
          <Menu.Item
            onClick={() => runCommand('text.spelling')}
            leftSection={<NoIcon />}
          >{t`Next unknown word`}</Menu.Item>
          <Menu.Item onClick={() => setWords(true)} leftSection={<NoIcon />}>{t`My words…`}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {words && <OwnWordsDialog onClose={() => setWords(false)} />}
    </div>
  );
}

function NoIcon() {
  return <span className={classes['noIcon']} />;
}
