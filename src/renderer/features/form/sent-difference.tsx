import { Button } from '@mantine/core';
import { readCustomData } from '../../../shared/model/custom-data.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { copyText } from '../../ui/copy-text.ts';
import {
  type BodyDifference,
  bodyOfRequest,
  compareBodies,
  type ReferencePlace,
  writeDifferences,
} from './body-difference.ts';
import classes from './form.module.css';
import { useForm } from './form-context.ts';
import type { RemoteTarget } from './form-issues.ts';

type Props = { readonly target: RemoteTarget; readonly body: string };

/** Where the remote has this product already: what was changed here since, to copy. Offshelf never updates there. */
export function SentDifference({ target, body }: Props) {
  const productId = useForm((state) => state.saved?.id ?? null);
  const { value: submissions = [] } = useAnswer(
    offshelf().sending.list,
    productId === null ? null : { product: productId, limit: 100 },
    ['sending'],
  );
  const sent = submissions.find((one) => one.remoteId === target.remote.id && one.state === 'sent');
  const { value: timeline = [] } = useAnswer(
    offshelf().sending.timeline,
    sent === undefined ? null : { id: sent.id },
    ['sending'],
  );
  const customData = useForm((state) => state.fields.customData);
  const request = timeline.findLast((entry) => entry.request !== null)?.request;
  if (sent === undefined || !request) return null;
  const differences = compareBodies(bodyOfRequest(request), body, placeOfReference(target, customData));
  if (differences === null || differences.length === 0) {
    return <p className={classes['quiet']}>{t`This is what was sent to ${sent.remoteName}.`}</p>;
  }
  return <Changed remoteName={sent.remoteName} differences={differences} />;
}

/** Where this remote's requests carry our reference; `null` where the person's own value stands in that place. */
function placeOfReference({ profile }: RemoteTarget, customData: string | null): ReferencePlace | null {
  for (const { to, transform } of profile.fields) {
    const merge = transform.find(({ kind }) => kind === 'merge-object');
    if (merge?.kind !== 'merge-object' || merge.clientRef === undefined) continue;
    const own = readCustomData(customData);
    const taken = own.kind === 'object' && Object.hasOwn(own.value, merge.clientRef);
    return taken ? null : { field: to.slice(1), key: merge.clientRef };
  }
  return null;
}

type ChangedProps = { readonly remoteName: string; readonly differences: readonly BodyDifference[] };

function Changed({ remoteName, differences }: ChangedProps) {
  return (
    <div className={classes['changed']}>
      <p>{t`Changed here since it was sent. Offshelf creates products at ${remoteName} and never changes them there.`}</p>
      <dl className={classes['differences']} data-selectable>
        {differences.map(({ field, sent, now }) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd>
              <del>{sent}</del> <ins>{now}</ins>
            </dd>
          </div>
        ))}
      </dl>
      <Button
        onClick={() => copyText(writeDifferences(differences), t`Difference copied`)}
      >{t`Copy the difference`}</Button>
    </div>
  );
}
