import { Button } from '@mantine/core';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useCall } from '../../bridge/use-call.ts';
import { openImagePlaces } from '../../commands/image-places.ts';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { ProblemText } from '../../ui/problem-text.tsx';

type Props = {
  readonly remoteId: number;
  /** The product of a single row. */
  readonly about?: string;
};

/** What can be done about images that are not public yet: the place is tried again, or set right. */
export function ImagesWait({ remoteId, about }: Props) {
  const { value: remotes = [] } = useAnswer(offshelf().remotes.list, {}, ['remotes']);
  const trying = useCall(offshelf().imagePlaces.tryAgain);
  const place = remotes.find(({ id }) => id === remoteId)?.settings.imagePlaceId ?? null;
  const named = (label: string) => (about === undefined ? {} : { 'aria-label': `${label}: ${about}` });
  const again = t`Try again`;
  const places = t`Places for images…`;
  return (
    <>
      {place !== null && (
        <Button
          {...named(again)}
          {...blocked(trying.busy)}
          onClick={() => !trying.busy && void trying.call({ id: place })}
        >
          {again}
        </Button>
      )}
      <Button {...named(places)} onClick={() => openImagePlaces('list')}>
        {places}
      </Button>
      <ProblemText problem={trying.problem} />
    </>
  );
}
