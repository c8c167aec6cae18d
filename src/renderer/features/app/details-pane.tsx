import { CloseButton, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../i18n/t.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import classes from './details-pane.module.css';
import { useIsNarrow } from './use-is-narrow.ts';
import { closeDetails, type Details, showTab } from './window-store.ts';

type Props = {
  readonly details: Details | null;
  readonly form: ReactNode;
  readonly sends: ReactNode;
};

/** The right pane: the form of a product and what became of sending it. */
export function DetailsPane({ details, form, sends }: Props) {
  const narrow = useIsNarrow();
  if (details === null) {
    return <EmptyState text={t`Select a product to see it here.`} />;
  }
  const { productId, tab } = details;
  return (
    <Tabs
      className={classes['details']}
      value={tab}
      onChange={(next) => showTab(next === 'send' ? 'send' : 'form')}
      keepMounted={false}
    >
      <Tabs.List className={classes['tabs']}>
        <Tabs.Tab value="form">{t`Form`}</Tabs.Tab>
        <Tabs.Tab
          value="send"
          disabled={productId === null}
          title={productId === null ? t`Save it first.` : undefined}
        >{t`Send`}</Tabs.Tab>
      </Tabs.List>
      {narrow && (
        <CloseButton className={classes['close']} aria-label={t`Close the details`} onClick={closeDetails} />
      )}
      <Tabs.Panel value="form" className={classes['panel']}>
        {form}
      </Tabs.Panel>
      <Tabs.Panel value="send" className={classes['panel']}>
        {sends}
      </Tabs.Panel>
    </Tabs>
  );
}
