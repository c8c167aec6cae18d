import { Button } from '@mantine/core';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { copyText } from '../../ui/copy-text.ts';
import { type BodyDifference, bodyOfRequest, compareBodies, writeDifferences } from './body-difference.ts';
import classes from './form.module.css';
import { useForm } from './form-context.ts';

type Props = { readonly remoteId: number; readonly body: string };

/** Where the remote has this product already: what was changed here since, to copy. Offshelf never updates there. */
export function SentDifference({ remoteId, body }: Props) {
  const productId = useForm((state) => state.saved?.id ?? null);
  const { value: submissions = [] } = useAnswer(
    offshelf().sending.list,
    productId === null ? null : { product: productId, limit: 100 },
    ['sending'],
  );
  const sent = submissions.find((one) => one.remoteId === remoteId && one.state === 'sent');
  const { value: timeline = [] } = useAnswer(
    offshelf().sending.timeline,
    sent === undefined ? null : { id: sent.id },
    ['sending'],
  );
  const request = timeline.findLast((entry) => entry.request !== null)?.request;
  if (sent === undefined || !request) return null;
  const differences = compareBodies(bodyOfRequest(request), body);
  if (differences === null || differences.length === 0) {
    return <p className={classes['quiet']}>{sent.remoteName} has exactly this.</p>;
  }
  return <Changed remoteName={sent.remoteName} differences={differences} />;
}

type ChangedProps = { readonly remoteName: string; readonly differences: readonly BodyDifference[] };

function Changed({ remoteName, differences }: ChangedProps) {
  return (
    <div className={classes['changed']}>
      <p>
        Changed here since it was sent. Offshelf creates products at {remoteName} and never changes them
        there.
      </p>
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
      <Button onClick={() => copyText(writeDifferences(differences), 'Difference copied')}>
        Copy the difference
      </Button>
    </div>
  );
}
