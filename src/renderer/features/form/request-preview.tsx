import { Tabs } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { ProductFields } from '../../../shared/model/product.ts';
import type { RequestPreview } from '../../../shared/model/submission.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { t } from '../../i18n/t.ts';
import { sayLeftOut } from '../../ui/left-out.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useLast } from '../../ui/use-last.ts';
import classes from './form.module.css';
import { useForm } from './form-context.ts';
import type { RemoteTarget } from './form-issues.ts';
import { SentDifference } from './sent-difference.tsx';
import { useSettled } from './use-settled.ts';

/** The exact request that each remote would get, on demand. */
export function WhatWillBeSent() {
  const targets = useForm((state) => state.targets);
  const [open, setOpen] = useState(false);
  const id = useId();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open) section.current?.scrollIntoView({ block: 'start' });
  }, [open]);
  if (targets.length === 0) return null;
  return (
    <section ref={section} className={classes['preview']}>
      <h3>
        <button
          type="button"
          className={classes['disclose']}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <IconChevronRight size={14} aria-hidden />
          {t`What will be sent`}
        </button>
      </h3>
      <div id={id} className={open ? classes['previewBody'] : undefined}>
        {open && <Remotes targets={targets} />}
      </div>
    </section>
  );
}

function Remotes({ targets }: { readonly targets: readonly RemoteTarget[] }) {
  const fields = useSettled(
    useForm((state) => state.fields),
    200,
  );
  const first = targets[0];
  if (first === undefined) return null;
  return (
    <Tabs defaultValue={String(first.remote.id)} keepMounted={false}>
      <Tabs.List>
        {targets.map(({ remote }) => (
          <Tabs.Tab key={remote.id} value={String(remote.id)}>
            {remote.name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {targets.map((target) => (
        <Tabs.Panel key={target.remote.id} value={String(target.remote.id)}>
          <OneRemote target={target} fields={fields} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

type OneProps = { readonly target: RemoteTarget; readonly fields: ProductFields };

function OneRemote({ target, fields }: OneProps) {
  const { remote } = target;
  const answer = useAnswer(offshelf().sending.preview, { fields, remoteId: remote.id }, ['remotes']);
  const value = useLast(answer.value);
  if (value === undefined) return <ProblemText problem={answer.problem} />;
  return (
    <div className={classes['request']}>
      {value.leftOut.length > 0 && <p>{sayLeftOut(remote.name, value.leftOut)}</p>}
      {value.request === null ? (
        <p>{t`Nothing can be sent yet: first mend the problems for ${remote.name}.`}</p>
      ) : (
        <>
          <SentDifference target={target} body={value.request.body} />
          <Request request={value.request} />
        </>
      )}
    </div>
  );
}

function Request({ request }: { readonly request: RequestPreview }) {
  const head = [
    `${request.method} ${request.url}`,
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
  ];
  return (
    <>
      <textarea
        className={classes['code']}
        aria-label={t`Request`}
        readOnly
        spellCheck={false}
        value={`${head.join('\n')}\n\n${indent(request.body)}`}
      />
      <p
        className={classes['quiet']}
      >{t`The key is masked here. Line breaks in the body are added for reading.`}</p>
    </>
  );
}

/** JSON with line breaks; anything else, such as a form body, as it is. */
function indent(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
