import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProductField } from '../../../shared/model/product.ts';
import { t } from '../../i18n/t.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { SendDialog } from './send-dialog.tsx';
import { SendRow } from './send-row.tsx';
import classes from './sending.module.css';
import { SettleHost } from './settle-host.tsx';
import { laneOf, useProductSends, useSendingState } from './use-sending.ts';

export type ProductSendsProps = {
  readonly productId: number;
  /** Opens the product's form at a field; without it there is no Fix button. */
  readonly onFix?: (productId: number, field?: ProductField) => void;
};

/** What became of one product at each remote. */
export function ProductSends({ productId, onFix }: ProductSendsProps) {
  const { value: state } = useSendingState();
  const { value: rows, problem } = useProductSends(productId);
  const [sending, setSending] = useState(false);
  const shown = rows?.filter((row) => row.state !== 'superseded') ?? [];
  const send = (
    <Button
      leftSection={<IconSend size={16} aria-hidden />}
      onClick={() => setSending(true)}
    >{t`Send…`}</Button>
  );
  return (
    <div className={classes['productSends']}>
      <ProblemText problem={problem} />
      {rows !== undefined && shown.length === 0 && (
        <EmptyState text={t`Not sent anywhere yet.`} action={send} />
      )}
      {shown.length > 0 && (
        <>
          <SettleHost>
            <ul className={classes['list']}>
              {shown.map((row) => (
                <SendRow
                  key={row.id}
                  row={row}
                  lane={laneOf(state, row.remoteId)}
                  called="remote"
                  {...(onFix && { onFix })}
                />
              ))}
            </ul>
          </SettleHost>
          <div className={classes['foot']}>{send}</div>
        </>
      )}
      <SendDialog
        target={sending ? { of: { kind: 'ids', ids: [productId] }, count: 1 } : null}
        onClose={() => setSending(false)}
      />
    </div>
  );
}
