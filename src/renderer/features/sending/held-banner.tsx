import { Button } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { sayHold } from '../../../shared/model/hold-words.ts';
import type { LaneStatus, SendGroup } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useCall } from '../../bridge/use-call.ts';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { countOf } from '../../ui/format.ts';
import { KeyDialog } from '../../ui/key-dialog.tsx';
import type { KeyEntry } from '../../ui/key-fields.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { type HoldStep, nextStep } from './hold-step.ts';
import classes from './sending.module.css';
import { TestedValues } from './tested-values.tsx';
import { useKeyKind } from './use-key-kind.ts';
import { type SendingState, useKeyless } from './use-sending.ts';

type Props = {
  readonly state: SendingState;
  readonly groups: readonly SendGroup[];
  /** Opens a remote's settings at its address. */
  readonly onChangeAddress: (remoteId: number) => void;
};

/** Remotes that stand still until somebody acts, each with what it is held for and the one thing to do. */
export function HeldBanners({ state, groups, onChangeAddress }: Props) {
  const { value: remotes = [] } = useAnswer(offshelf().remotes.list, {}, ['remotes']);
  const keyless = useKeyless();
  return state.lanes.map((lane) => {
    const name = remotes.find(({ id }) => id === lane.remoteId)?.name;
    if (name === undefined) return null;
    if (lane.hold !== null) {
      return (
        <Held
          key={lane.remoteId}
          lane={lane}
          name={name}
          groups={groups}
          paused={state.paused}
          onChangeAddress={onChangeAddress}
          sentence={sayHold(lane.hold, name)}
          step={nextStep(lane.hold, lane.waiting)}
        />
      );
    }
    if (!keyless.has(lane.remoteId) || lane.waiting === 0) return null;
    return (
      <Held
        key={lane.remoteId}
        lane={lane}
        name={name}
        groups={groups}
        paused={state.paused}
        onChangeAddress={onChangeAddress}
        sentence={t`${name} needs its key.`}
        step={ENTER_KEY}
      />
    );
  });
}

const ENTER_KEY: HoldStep = {
  kind: 'key',
  label: t`Enter the key`,
  advice: t`It goes on at once with the key.`,
};

type HeldProps = Pick<Props, 'groups' | 'onChangeAddress'> & {
  readonly lane: LaneStatus;
  readonly name: string;
  /** All sending is paused. */
  readonly paused: boolean;
  readonly sentence: string;
  readonly step: HoldStep;
};

function Held({ lane, name, paused, sentence, step, groups, onChangeAddress }: HeldProps) {
  const releasing = useCall(offshelf().sending.release);
  const [asking, setAsking] = useState(false);
  const release = () => void releasing.call({ remoteId: lane.remoteId });
  const change = () => onChangeAddress(lane.remoteId);
  const act = { key: () => setAsking(true), address: change, release }[step.kind];
  const tested = lane.hold === 'tested';
  const whyNot = useId();
  const rests = lane.hold === 'unsure-twice' ? sayRest(lane, name, paused) : null;
  const waiting =
    lane.waiting === 0 || tested
      ? ''
      : ` ${countOf(lane.waiting, 'product waits; nothing is lost.', 'products wait; nothing is lost.')}`;
  return (
    <section className={classes['held']} aria-label={t`${name} is held`} data-tested={tested || undefined}>
      <IconHandStop size={16} aria-hidden />
      <div className={classes['heldText']} data-selectable>
        <strong lang={lane.hold === null ? undefined : 'en'}>{sentence}</strong>
        {lane.hold !== null && lane.detail !== null && lane.detail !== '' && (
          <p lang="en">{tested ? lane.detail : `${name}: ${lane.detail}`}</p>
        )}
        <p>
          {step.advice}
          {waiting}
        </p>
        {rests !== null && <p id={whyNot}>{rests}</p>}
        <ProblemText problem={releasing.problem} />
      </div>
      <div className={classes['heldActions']} data-held>
        <Button
          variant="filled"
          {...blocked(releasing.busy || rests !== null)}
          aria-describedby={rests === null ? undefined : whyNot}
          onClick={() => rests === null && act()}
        >
          {step.label}
        </Button>
        {step.kind !== 'release' && lane.hold !== null && <Button onClick={release}>{t`Try again`}</Button>}
      </div>
      {tested && <TestedValues groups={groups} lane={lane} />}
      <NewKey lane={lane} name={name} opened={asking} onClose={() => setAsking(false)} />
    </section>
  );
}

/** Why not even one would leave. */
function sayRest({ paused: rests }: LaneStatus, name: string, paused: boolean): string | null {
  if (paused) return t`Sending is paused.`;
  return rests ? t`Sending to ${name} is paused.` : null;
}

type NewKeyProps = {
  readonly lane: LaneStatus;
  readonly name: string;
  readonly opened: boolean;
  readonly onClose: () => void;
};

function NewKey({ lane, name, opened, onClose }: NewKeyProps) {
  const { value: info } = useAnswer(offshelf().app.info, {});
  const { value: keys = [] } = useAnswer(offshelf().keys.status, {}, ['keys', 'remotes']);
  const kind = useKeyKind(lane.remoteId);
  const save = async ({ key, storage }: KeyEntry) => {
    const { remoteId } = lane;
    const stored = await offshelf().keys.set({ remoteId, key, storage });
    if (!stored.ok) return stored.error;
    if (lane.hold === null) return null;
    const released = await offshelf().sending.release({ remoteId });
    return released.ok ? null : released.error;
  };
  return (
    <KeyDialog
      opened={opened}
      remoteName={name}
      weakKeychain={info?.weakKeychain ?? false}
      status={keys.find(({ remoteId }) => remoteId === lane.remoteId)?.status}
      kind={kind}
      onSave={save}
      onClose={onClose}
    />
  );
}
