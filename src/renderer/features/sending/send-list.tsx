import { Button } from '@mantine/core';
import { IconFileExport, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { ProductField } from '../../../shared/model/product.ts';
import type { SendGroup } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useCall } from '../../bridge/use-call.ts';
import { CommandIcon } from '../../commands/command-button.tsx';
import { plural, s, t } from '../../i18n/t.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { PaneBody, Toolbar } from '../../ui/pane.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { sayCounts } from './group-words.ts';
import { HeldBanners } from './held-banner.tsx';
import { SendSearch } from './send-search.tsx';
import { SendSections } from './send-sections.tsx';
import classes from './sending.module.css';
import { SettleHost } from './settle-host.tsx';
import { TryNow } from './try-now-button.tsx';
import { focusFirstRow, useListKeys } from './use-list-keys.ts';
import {
  type Found,
  type SendingState,
  useFoundRows,
  useSendGroups,
  useSendingState,
} from './use-sending.ts';
import { useWish } from './use-wish.ts';

type Props = {
  /** Opens a product's form, at the field that is to be mended. */
  readonly onFix: (productId: number, field?: ProductField) => void;
  /** Opens a remote's settings at its address. */
  readonly onChangeAddress: (remoteId: number) => void;
};

/** Everything that was ever chosen to be sent, by what the person should do. */
export function SendList({ onFix, onChangeAddress }: Props) {
  const { value: state, problem: stateProblem } = useSendingState();
  const { value: groups, problem } = useSendGroups();
  const [typed, setTyped] = useState('');
  const { found, asking } = useFoundRows(typed);
  const list = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  useListKeys(list);
  useKeptFocus(list);
  const showAll = useCallback(() => setTyped(''), []);
  useWish({ list, search: box, showAll, ready: groups !== undefined });
  const shown = typed.trim() === '' ? groups : found?.groups;
  const search = (
    <SendSearch
      box={box}
      typed={typed}
      onType={setTyped}
      onLeave={() => list.current && focusFirstRow(list.current)}
    />
  );
  return (
    <SettleHost>
      <Head state={state} groups={groups ?? []} search={search} />
      <PaneBody>
        <div ref={list}>
          <ProblemText problem={problem ?? stateProblem} />
          {state !== undefined && (
            <HeldBanners state={state} groups={groups ?? []} onChangeAddress={onChangeAddress} />
          )}
          {groups?.length === 0 && (
            <EmptyState text={t`Nothing was sent yet. Select products and choose Send.`} />
          )}
          <FoundLine found={asking ? undefined : found} typed={typed.trim()} />
          {shown !== undefined && (
            <SendSections groups={shown} all={groups ?? shown} state={state} onFix={onFix} />
          )}
        </div>
      </PaneBody>
    </SettleHost>
  );
}

/** How much was found; always there, so that a screen reader hears it change. */
function FoundLine({ found, typed }: { readonly found: Found | undefined; readonly typed: string }) {
  return (
    <p className={classes['found']} role="status">
      {typed !== '' && found !== undefined && sayFound(found, typed)}
    </p>
  );
}

function sayFound({ total, groups }: Found, typed: string): string {
  if (total === 0) return t`Nothing in the Send list has “${typed}” in its name, SKU or id there.`;
  const n = formatCount(total);
  return total > groups.length
    ? t`${n} rows have “${typed}”. The first ${formatCount(groups.length)} are shown: type more to find one.`
    : plural(total, s`${n} row has “${typed}”.`, s`${n} rows have “${typed}”.`);
}

type HeadProps = {
  readonly state: SendingState | undefined;
  readonly groups: readonly SendGroup[];
  readonly search: ReactNode;
};

function Head({ state, groups, search }: HeadProps) {
  const pausing = useCall(offshelf().sending.pauseAll);
  const paused = state?.paused ?? false;
  return (
    <div className={classes['head']}>
      <Toolbar label={t`Send list`}>
        <h2>{t`Send list`}</h2>
        <p className={classes['counts']}>{sayCounts(groups)}</p>
        <ProblemText problem={pausing.problem} />
        {search}
        <CommandIcon id="send.export" icon={<IconFileExport size={16} aria-hidden />} />
        <TryNow lanes={state?.lanes ?? []} />
        <Button
          leftSection={
            paused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />
          }
          onClick={() => void pausing.call({ paused: !paused })}
        >
          {paused ? t`Resume sending` : t`Pause sending`}
        </Button>
      </Toolbar>
    </div>
  );
}
