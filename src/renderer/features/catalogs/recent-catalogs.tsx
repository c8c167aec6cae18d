import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { formatWhen } from '../../ui/format.ts';
import { useNow } from '../../ui/use-now.ts';
import { askCatalog } from './catalog-store.ts';
import classes from './catalogs.module.css';

/** Catalogs that were open before, the last one first. */
export function RecentCatalogs() {
  const recent = useAnswer(offshelf().catalogs.recent, {}, ['catalog']).value ?? [];
  const now = useNow();
  if (recent.length === 0) return null;
  return (
    <section aria-labelledby="recent-catalogs">
      <h2 id="recent-catalogs" className={classes['heading']}>{t`Recent`}</h2>
      <ul>
        {recent.map(({ handle, name, folder, openedAt }) => (
          <li key={handle}>
            <button
              type="button"
              className={classes['recent']}
              onClick={() => void askCatalog(offshelf().catalogs.openRecent({ handle }))}
            >
              <span className={classes['recentName']}>{name}</span>
              <span className={classes['recentFolder']}>{folder}</span>
              <span className={classes['recentWhen']}>{formatWhen(openedAt, now)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
