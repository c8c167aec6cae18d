import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import type { DryRun } from '../../../shared/model/dry-run.ts';
import type { RemoteInput } from '../../../shared/model/remote.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { copyText } from '../../ui/copy-text.ts';
import { sayLeftOut } from '../../ui/left-out.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useLast } from '../../ui/use-last.ts';
import { ProductPicker } from './product-picker.tsx';
import classes from './remotes.module.css';

/** The exact request that would create a product at a remote, saved or not. Nothing leaves. */
export function DryRunPanel({ remote }: { readonly remote: RemoteInput }) {
  const [product, setProduct] = useState<number | null>(null);
  const answer = useAnswer(offshelf().remotes.dryRun, { remote, product }, ['products', 'remotes']);
  const run = useLast(answer.value);
  return (
    <div className={classes['dryRun']}>
      <ProductPicker product={product} onChoose={setProduct} />
      <ProblemText problem={answer.problem} />
      {run !== undefined && !answer.problem && <Request remoteName={remote.name} run={run} />}
    </div>
  );
}

function Request({ remoteName, run }: { readonly remoteName: string; readonly run: DryRun }) {
  return (
    <>
      {run.problems.map(({ field, text }) => (
        <ProblemText key={`${field} ${text}`} problem={{ message: text }} />
      ))}
      {run.problems.length > 0 && (
        <p>
          {run.problems.length === 1
            ? t`This product would wait until this is mended.`
            : t`This product would wait until these are mended.`}
        </p>
      )}
      {run.leftOut.length > 0 && <p className={classes['quiet']}>{sayLeftOut(remoteName, run.leftOut)}</p>}
      <p className={classes['requestLine']} data-selectable>
        <strong>{run.method}</strong> {run.url}
      </p>
      <dl className={classes['headers']} aria-label={t`Headers`} data-selectable>
        {run.headers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Body run={run} />
      {run.reference !== null && (
        <p
          className={classes['quiet']}
        >{t`${run.reference} stands for the reference of its own that each product gets.`}</p>
      )}
    </>
  );
}

function Body({ run: { body, bodyKind } }: { readonly run: DryRun }) {
  if (body === null) return <p>{t`The body can’t be written before that is mended.`}</p>;
  return (
    <>
      <textarea className={classes['body']} aria-label={t`Body`} readOnly spellCheck={false} value={body} />
      <div className={classes['bodyFoot']}>
        <span className={classes['quiet']}>
          {bodyKind === 'json'
            ? t`JSON, to the letter. The key is masked; nothing was sent.`
            : t`A form, to the letter. The key is masked; nothing was sent.`}
        </span>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconCopy size={14} aria-hidden />}
          onClick={() => copyText(body, t`The body was copied.`)}
        >{t`Copy the body`}</Button>
      </div>
    </>
  );
}
