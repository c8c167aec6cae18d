import type { SendGroup } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { sayStaying, sayWithdrawn } from './removing-words.ts';

/** What becomes of a remote's products when it is removed, counted. */
export function WhatRemovingDoes({ remoteId }: { readonly remoteId: number }) {
  const { value } = useAnswer(offshelf().sending.groups, {}, ['sending']);
  const groups: readonly SendGroup[] = value ?? [];
  const staying = sayStaying(groups, remoteId);
  return (
    <>
      <p>{t`${sayWithdrawn(groups, remoteId)} What was sent there stays known, so nothing is sent to that account twice.`}</p>
      {staying !== null && <p>{staying}</p>}
    </>
  );
}
