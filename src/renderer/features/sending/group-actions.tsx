import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProductField } from '../../../shared/model/product.ts';
import type { LaneStatus, SendGroup } from '../../../shared/model/submission.ts';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { countOf, formatCount } from '../../ui/format.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { ImagesWait } from './images-wait.tsx';
import { fieldToFix, nameOf } from './product-words.ts';
import classes from './sending.module.css';
import { useSettling } from './settle-host.tsx';
import { useGroupAction } from './use-group-action.ts';

type Props = {
  readonly group: SendGroup;
  readonly lane: LaneStatus | undefined;
  readonly onFix: (productId: number, field?: ProductField) => void;
};

type Acting = ReturnType<typeof useGroupAction>;

/** One action for all rows of a group; what is needed less often is in the menu. */
export function GroupActions({ group, lane, onFix }: Props) {
  const acting = useGroupAction(group.key);
  const { state, reason } = group.key;
  const isLone = state !== 'rejected' && state !== 'unsure' && reason !== 'image-waits';
  return (
    <div className={classes['actions']} data-lone={isLone || undefined}>
      {state === 'rejected' && <Refused group={group} acting={acting} onFix={onFix} />}
      {reason === 'image-waits' && <ImagesWait remoteId={group.key.remoteId} />}
      {state === 'unsure' && <Unsure group={group} lane={lane} acting={acting} />}
      {state === 'queued' || state === 'rejected' ? (
        <More group={group} acting={acting} />
      ) : (
        <span className={classes['noMenu']} />
      )}
      <ProblemText problem={acting.problem} />
    </div>
  );
}

type PartProps = { readonly group: SendGroup; readonly acting: Acting };

function Refused({ group, acting, onFix }: PartProps & Pick<Props, 'onFix'>) {
  const { first } = group;
  return (
    <>
      <Button
        aria-label={t`Fix the first: ${nameOf(first)}`}
        onClick={() => onFix(first.productId, fieldToFix(first))}
      >{t`Fix the first`}</Button>
      <Button
        {...blocked(acting.busy)}
        onClick={() => void acting.act('send-again')}
      >{t`Send all again`}</Button>
    </>
  );
}

function Unsure({ group, lane, acting }: PartProps & Pick<Props, 'lane'>) {
  const { settleByList } = useSettling();
  return (
    <>
      {lane?.listWorks !== false && (
        <Button {...blocked(acting.busy)} onClick={() => void acting.act('look-up')}>
          {group.key.section === 'going-on' ? t`Look now` : t`Look again`}
        </Button>
      )}
      <Button onClick={() => settleByList(group.first)}>{t`Settle with a list…`}</Button>
    </>
  );
}

function More({ group, acting }: PartProps) {
  const [asking, setAsking] = useState(false);
  const { state, reason } = group.key;
  const { remoteName } = group.first;
  const products = countOf(group.count, 'product');
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t`More for the ${products} to ${remoteName}`}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {state === 'queued' && reason !== 'paused' && (
            <Menu.Item onClick={() => void acting.act('pause')}>{t`Pause all`}</Menu.Item>
          )}
          {state === 'queued' && reason === 'paused' && (
            <Menu.Item onClick={() => void acting.act('resume')}>{t`Resume all`}</Menu.Item>
          )}
          <Menu.Item
            title={t`Takes them out of the line. The products stay here and can be sent later.`}
            onClick={() => setAsking(true)}
          >{t`Withdraw all: don’t send them…`}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asking}
        title={t`Withdraw ${products} from ${remoteName}?`}
        confirmLabel={t`Withdraw ${formatCount(group.count)}`}
        danger
        busy={acting.busy}
        onConfirm={() => {
          setAsking(false);
          void acting.act('withdraw');
        }}
        onClose={() => setAsking(false)}
      >{t`They are not sent to ${remoteName}. The products stay here and can be sent again from the list of products.`}</ConfirmDialog>
    </>
  );
}
