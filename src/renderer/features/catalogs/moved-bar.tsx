import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CopyStatus } from '../../../shared/model/copies.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useCall } from '../../bridge/use-call.ts';
import { t } from '../../i18n/t.ts';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { ClaimDialog } from './claim-dialog.tsx';
import { sayCopied, sayCopy } from './copy-words.ts';

/** A copy of a catalog has the queue of the first one: a person says which of them sends, and what of the line may go. */
export function MovedBar() {
  const copies = useAnswer(offshelf().catalog.copies, {}, ['catalog', 'sending']).value;
  if (copies === undefined || copies === null) return null;
  if (copies.why !== null) return <Unclaimed copies={copies} />;
  return copies.copied > 0 ? <Copied count={copies.copied} /> : null;
}

function Unclaimed({ copies }: { readonly copies: CopyStatus }) {
  const [asking, setAsking] = useState(false);
  const claiming = useCall(offshelf().catalog.claim);
  const begin = () => (copies.waiting > 0 ? setAsking(true) : void claiming.call({}));
  return (
    <NoticeBar
      action={
        <Button
          variant="filled"
          loading={claiming.busy}
          onClick={begin}
        >{t`This copy sends from now on`}</Button>
      }
    >
      {claiming.problem && !asking ? <ProblemText problem={claiming.problem} /> : sayCopy(copies)}
      <ClaimDialog
        opened={asking}
        waiting={copies.waiting}
        busy={claiming.busy}
        problem={claiming.problem}
        onClaim={(waiting) => void claiming.call({ waiting })}
        onClose={() => setAsking(false)}
      />
    </NoticeBar>
  );
}

function Copied({ count }: { readonly count: number }) {
  const sending = useCall(offshelf().catalog.sendCopied);
  return (
    <NoticeBar
      action={
        <Button loading={sending.busy} onClick={() => void sending.call({})}>
          {count === 1 ? t`Send it: nothing else has` : t`Send them: nothing else has`}
        </Button>
      }
    >
      {sending.problem ? <ProblemText problem={sending.problem} /> : sayCopied(count)}
    </NoticeBar>
  );
}
