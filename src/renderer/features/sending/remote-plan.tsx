import { Checkbox } from '@mantine/core';
import { sayHold } from '../../../shared/model/hold-words.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { runCommand } from '../../commands/command-store.ts';
import { t } from '../../i18n/t.ts';
import { formatCount } from '../../ui/format.ts';
import { sayLeftOut } from '../../ui/left-out.ts';
import { TextAction } from '../../ui/text-action.tsx';
import {
  type RemoteChoice,
  type RemoteSummary,
  sayBrokenImages,
  sayImagesFirst,
  sayMaybeThere,
  sayOpenDrafts,
  sayRefusedBefore,
  saySummary,
  sayTest,
} from './send-plan.ts';
import classes from './sending.module.css';
import { laneOf, useSendingState } from './use-sending.ts';

type Props = {
  readonly remote: RemoteSummary;
  readonly choice: RemoteChoice;
  readonly onChange: (choice: RemoteChoice) => void;
  /** The person goes elsewhere, and nothing is sent. */
  readonly onLeave: () => void;
};

/** What would go to one remote and what stays behind, and what is chosen of it. */
export function RemotePlan({ remote, choice, onChange, onLeave }: Props) {
  const { remoteName, ready, maybeThere, refusedBefore, neverUsed, openDrafts, leftOut } = remote;
  return (
    <li className={classes['planItem']}>
      <Checkbox
        checked={choice.send}
        disabled={ready + maybeThere === 0}
        label={<strong>{remoteName}</strong>}
        description={saySummary(remote)}
        onChange={(event) => onChange({ ...choice, send: event.currentTarget.checked })}
      />
      <div className={classes['planMore']}>
        <Images remote={remote} onLeave={onLeave} />
        {openDrafts > 0 && <p className={classes['caution']}>{sayOpenDrafts(openDrafts)}</p>}
        {refusedBefore > 0 && <p className={classes['caution']}>{sayRefusedBefore(remote)}</p>}
        {leftOut.length > 0 && <p>{sayLeftOut(remoteName, leftOut)}</p>}
        <LaneNote remote={remote} />
        {maybeThere > 0 && (
          <Checkbox
            checked={choice.evenIfMaybeThere}
            disabled={!choice.send}
            label={t`Also the ${formatCount(maybeThere)} whose earlier request may have arrived`}
            description={sayMaybeThere(remote)}
            onChange={(event) => onChange({ ...choice, evenIfMaybeThere: event.currentTarget.checked })}
          />
        )}
        {neverUsed && ready > 1 && (
          <Checkbox
            checked={choice.testFirst}
            disabled={!choice.send}
            label={t`Test with one first`}
            description={sayTest(remote)}
            onChange={(event) => onChange({ ...choice, testFirst: event.currentTarget.checked })}
          />
        )}
      </div>
    </li>
  );
}

/** What becomes of the images: those that go to their place first, and those that nobody could see. */
function Images({ remote, onLeave }: Pick<Props, 'remote' | 'onLeave'>) {
  const { remoteId, filesFirst, brokenImages } = remote;
  const { value: remotes = [] } = useAnswer(offshelf().remotes.list, {}, ['remotes']);
  const { value: places = [] } = useAnswer(offshelf().imagePlaces.list, {}, ['remotes']);
  const placeId = remotes.find(({ id }) => id === remoteId)?.settings.imagePlaceId;
  const place = places.find(({ id }) => id === placeId);
  const show = () => {
    onLeave();
    runCommand('images.broken');
  };
  return (
    <>
      {filesFirst > 0 && place !== undefined && <p>{sayImagesFirst(remote, place)}</p>}
      {brokenImages > 0 && (
        <p className={classes['caution']}>
          {sayBrokenImages(brokenImages)} <TextAction within label={t`Show broken images`} onRun={show} />
        </p>
      )}
    </>
  );
}

/** What would keep the products waiting there. */
function LaneNote({ remote }: { readonly remote: RemoteSummary }) {
  const { value: state } = useSendingState();
  const { value: keys = [] } = useAnswer(offshelf().keys.status, {}, ['keys']);
  const lane = laneOf(state, remote.remoteId);
  const keyless = keys.some(({ remoteId, status }) => remoteId === remote.remoteId && status === 'missing');
  if (lane?.hold) {
    return (
      <p
        className={classes['caution']}
      >{t`${sayHold(lane.hold, remote.remoteName)} What you send waits until that is settled in the Send list.`}</p>
    );
  }
  if (keyless)
    return (
      <p
        className={classes['caution']}
      >{t`${remote.remoteName} has no key yet. What you send waits for it.`}</p>
    );
  if (lane?.unreachable)
    return <p>{t`${remote.remoteName} can’t be reached now. They go by themselves when it can.`}</p>;
  return null;
}
