import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { Submission } from '../../../shared/model/submission.ts';
import { t } from '../../i18n/t.ts';
import { quoteName } from './product-words.ts';
import classes from './sending.module.css';
import { useSettling } from './settle-host.tsx';

/** A way back for the person who gave a wrong id. */
export function TakeBack({ row }: { readonly row: Submission }) {
  const { takeBack } = useSettling();
  return (
    <div className={classes['takeBack']}>
      <Button
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        aria-label={t`That was wrong: ${quoteName(row)}`}
        onClick={() => takeBack(row)}
      >{t`That was wrong…`}</Button>
    </div>
  );
}
