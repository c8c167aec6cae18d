import { IconFolderOpen, IconPackage, IconPlus, IconTableImport } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { offshelf } from '../../bridge/offshelf.ts';
import { runCommand } from '../../commands/command-store.ts';
import { t } from '../../i18n/t.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { askCatalog, useCatalogs } from './catalog-store.ts';
import classes from './catalogs.module.css';
import { Mark } from './mark.tsx';
import { RecentCatalogs } from './recent-catalogs.tsx';

/** What stands in the window before a catalog is open. */
export function FirstRun() {
  const { busy, problem } = useCatalogs();
  return (
    <main className={classes['screen']}>
      <div className={classes['column']}>
        <div className={classes['brand']}>
          <Mark size={44} />
          <div>
            <h1 className={classes['title']}>{t`Offshelf`}</h1>
            <p
              className={classes['lead']}
            >{t`Enter products here, with or without a connection. They are sent once, when there is one.`}</p>
          </div>
        </div>
        <div className={classes['cards']}>
          <Card
            icon={IconPackage}
            title={t`Try the sample catalog`}
            text={t`24 products to play with, some with problems to mend.`}
            primary
            disabled={busy}
            onClick={() => void askCatalog(offshelf().catalogs.openSample({}))}
          />
          <Card
            icon={IconPlus}
            title={t`New catalog`}
            text={t`Start empty, in a folder of your choice.`}
            disabled={busy}
            onClick={() => runCommand('catalog.new')}
          />
          <Card
            icon={IconTableImport}
            title={t`Import a file`}
            text={t`A new catalog from a CSV, Excel or JSON file. Or drop one here.`}
            disabled={busy}
            onClick={() => runCommand('import.open')}
          />
          <Card
            icon={IconFolderOpen}
            title={t`Open a catalog`}
            text={t`One that is on this computer already.`}
            disabled={busy}
            onClick={() => runCommand('catalog.open')}
          />
        </div>
        <ProblemText problem={problem} />
        <RecentCatalogs />
      </div>
    </main>
  );
}

type CardProps = {
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly title: string;
  readonly text: string;
  readonly primary?: boolean;
  readonly disabled: boolean;
  readonly onClick: () => void;
};

function Card({ icon: CardIcon, title, text, primary = false, disabled, onClick }: CardProps) {
  return (
    <button
      type="button"
      className={classes['card']}
      data-primary={primary || undefined}
      disabled={disabled}
      onClick={onClick}
    >
      <span className={classes['cardIcon']}>
        <CardIcon size={20} stroke={1.75} />
      </span>
      <span className={classes['cardTitle']}>{title}</span>
      <span className={classes['cardText']}>{text}</span>
    </button>
  );
}
