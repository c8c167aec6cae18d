import { findRule } from '../../../shared/model/field-rule.ts';
import type { ImagePlace, ImageUpload } from '../../../shared/model/image-place.ts';
import { uploadFor } from '../../../shared/model/published-image.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useCall } from '../../bridge/use-call.ts';
import { openImagePlaces } from '../../commands/image-places.ts';
import { t } from '../../i18n/t.ts';
import { copyText } from '../../ui/copy-text.ts';
import { formatTime } from '../../ui/format.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { TextAction } from '../../ui/text-action.tsx';
import classes from './form.module.css';
import { useForm } from './form-context.ts';
import type { RemoteTarget } from './form-issues.ts';

/** How the file that is the image stands at each place of the remotes; one that failed is a problem of the field. */
export function ImageUploads() {
  const uploads = useShownUploads();
  const { value: places = [] } = useAnswer(offshelf().imagePlaces.list, {}, ['remotes', 'sending']);
  return uploads.map((upload) => (
    <UploadLine key={upload.placeId} upload={upload} place={places.find(({ id }) => id === upload.placeId)} />
  ));
}

/** Remotes that share a place have one line. */
export function useShownUploads(): readonly ImageUpload[] {
  const imageUrl = useForm((state) => state.fields.imageUrl);
  const uploads = useForm((state) => state.uploads);
  const targets = useForm((state) => state.targets);
  const found = targets
    .filter(takesImages)
    .flatMap(({ remote }) => uploadFor({ imageUrl }, remote, uploads) ?? []);
  return [...new Set(found)].filter(({ state }) => state !== 'failed');
}

function takesImages({ profile }: RemoteTarget): boolean {
  return findRule(profile, 'imageUrl') !== undefined;
}

type LineProps = { readonly upload: ImageUpload; readonly place: ImagePlace | undefined };

function UploadLine({ upload, place }: LineProps) {
  const { url } = upload;
  if (upload.state === 'done') {
    return (
      <p className={classes['upload']}>
        {t`Published at`}{' '}
        <span dir="ltr" data-selectable>
          {url}
        </span>
        <TextAction within label={t`Copy the address`} onRun={() => copyText(url, t`Copied the address.`)} />
      </p>
    );
  }
  return <WaitingLine upload={upload} place={place} />;
}

function WaitingLine({ upload: { placeId, detail, nextAt }, place }: LineProps) {
  const trying = useCall(offshelf().imagePlaces.tryAgain);
  const held = place?.held ?? null;
  const waits = place?.waits ?? null;
  const why = held ?? waits?.detail ?? detail;
  const again = waits?.until ?? nextAt;
  return (
    <>
      <p className={classes['upload']} data-selectable>
        {t`Waits to be published at ${place?.name ?? ''}.`} {why}{' '}
        {held === null && again !== null && t`Tries again at ${formatTime(again)}.`}
        {why !== null && (
          <TextAction
            within
            label={t`Try again`}
            onRun={() => !trying.busy && void trying.call({ id: placeId })}
          />
        )}
        {held !== null && (
          <TextAction within label={t`Places for images…`} onRun={() => openImagePlaces('list')} />
        )}
      </p>
      <ProblemText problem={trying.problem} />
    </>
  );
}
