import { Button } from '@mantine/core';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useCall } from '../../bridge/use-call.ts';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';

/** A copied catalog has the queue of the first one: a person says which of them sends. */
export function MovedBar() {
  const settings = useAnswer(offshelf().catalog.settings, {}, ['catalog', 'sending']).value;
  const claiming = useCall(offshelf().catalog.claim);
  if (settings?.moved !== true) return null;
  return (
    <NoticeBar
      action={
        <Button variant="filled" loading={claiming.busy} onClick={() => void claiming.call({})}>
          This copy sends from now on
        </Button>
      }
    >
      {claiming.problem ? (
        <ProblemText problem={claiming.problem} />
      ) : (
        'This catalog was moved or copied. Sending is paused here: if the other copy still sends, products would be created twice.'
      )}
    </NoticeBar>
  );
}
