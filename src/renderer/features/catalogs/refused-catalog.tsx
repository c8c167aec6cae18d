import { IconShieldLock } from '@tabler/icons-react';
import type { CatalogState } from '../../../shared/contract/shell.ts';
import { CommandButton } from '../../commands/command-button.tsx';
import { t } from '../../i18n/t.ts';
import classes from './catalogs.module.css';
import { RecentCatalogs } from './recent-catalogs.tsx';
import { REFUSAL_WORDS } from './refusal-words.ts';

type Props = { readonly state: Extract<CatalogState, { kind: 'refused' }> };

/** Why a catalog was not opened and what to do; nothing in it was touched. */
export function RefusedCatalog({ state }: Props) {
  const words = REFUSAL_WORDS[state.why];
  const canRestore = state.why === 'broken' || state.why === 'missing';
  return (
    <main className={classes['screen']}>
      <div className={classes['column']}>
        <div className={classes['refused']}>
          <IconShieldLock size={28} stroke={1.5} aria-hidden />
          <div>
            <h1 className={classes['refusedTitle']}>{t`“${state.name}” was not opened`}</h1>
            <p data-selectable>{state.message}</p>
            <p className={classes['advice']}>{words.advice}</p>
            <p className={classes['untouched']}>{words.untouched}</p>
            <div className={classes['actions']}>
              {canRestore && <CommandButton id="backup.restore" variant="filled" />}
              <CommandButton
                id="catalog.open"
                label={t`Open another catalog…`}
                variant={canRestore ? 'default' : 'filled'}
              />
              <CommandButton id="catalog.new" />
            </div>
          </div>
        </div>
        <RecentCatalogs />
      </div>
    </main>
  );
}
