import type { ImagePlace } from '../../../../shared/model/image-place.ts';
import { offshelf } from '../../../bridge/offshelf.ts';
import { useAnswer } from '../../../bridge/use-answer.ts';
import { ProblemText } from '../../../ui/problem-text.tsx';
import type { AllowRequest } from './allow-place-host.tsx';
import { PlaceForm } from './place-form.tsx';
import { PlaceKinds } from './place-kinds.tsx';
import { PlaceList } from './place-list.tsx';
import type { PlacesStep } from './places-step.ts';

type Props = {
  readonly step: PlacesStep;
  /** Nothing is asked above it. */
  readonly settled: boolean;
  readonly onStep: (step: PlacesStep) => void;
  /** `null` where there is no step before this one. */
  readonly onBack: (() => void) | null;
  readonly onChanged: (changed: boolean) => void;
  readonly onRemove: (place: ImagePlace) => void;
  readonly onAllow: (request: AllowRequest) => void;
};

/** What the dialog shows at this step. */
export function PlacesSteps({ step, settled, onStep, onBack, onChanged, onRemove, onAllow }: Props) {
  const { value: places, problem } = useAnswer(offshelf().imagePlaces.list, {}, ['remotes', 'sending']);
  const { value: keys } = useAnswer(offshelf().imagePlaces.keyStatus, {}, ['keys', 'remotes']);
  const { value: info } = useAnswer(offshelf().app.info, {});
  if (places === undefined || keys === undefined || info === undefined) {
    return <ProblemText problem={problem} />;
  }
  switch (step.kind) {
    case 'list':
      return (
        <PlaceList
          places={places}
          keys={keys}
          saved={step.saved}
          settled={settled}
          onRemove={onRemove}
          onAllow={onAllow}
          onStep={onStep}
        />
      );
    case 'kinds':
      return (
        <PlaceKinds onChoose={(place) => onStep({ kind: 'form', place, before: null })} onBack={onBack} />
      );
    case 'form': {
      const { place, before } = step;
      return (
        <PlaceForm
          kind={place}
          before={before}
          weakKeychain={info.weakKeychain}
          keyStatus={keys.find(({ id }) => id === before?.id)?.status}
          onBack={() => onBack?.()}
          onChanged={() => onChanged(true)}
          onDone={(saved) => {
            onChanged(false);
            onStep({ kind: 'list', saved });
          }}
        />
      );
    }
  }
}
