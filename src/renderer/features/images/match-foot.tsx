import { Button } from '@mantine/core';
import type { ImageMatch } from '../../../shared/model/image-match.ts';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { JobBar } from '../../ui/job-bar.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useLate } from '../../ui/use-late.ts';
import { exportMatch } from './export-match.ts';
import classes from './images.module.css';
import { cancelWork, closeMatch } from './match-steps.ts';
import { hasWork, useImageMatch } from './match-store.ts';
import { sayReading } from './match-words.ts';

const LABEL = {
  reading: t`Looking for images`,
  matching: t`Looking for the products`,
  applying: t`Copying files into the catalog`,
} as const;

/** Nothing gets lost: the counts add up to the files; then all that is certain is given, as one change. */
export function MatchFoot({ onApply }: { readonly onApply: () => void }) {
  const { match, busy, stale, progress, problem, rules } = useImageMatch();
  const slow = useLate(busy !== null);
  if (slow && busy !== null && (busy !== 'matching' || progress !== null)) {
    const words = { looking: sayReading(progress), preparing: LABEL.matching };
    return (
      <div className={classes['foot']}>
        <JobBar progress={progress} label={LABEL[busy]} words={words} onCancel={cancelWork} />
      </div>
    );
  }
  const stops = match === null || busy !== null || stale || !hasWork(match);
  const isSaid = problem?.code === 'bad-input' && rules.some(({ kind, on }) => kind === 'pattern' && on);
  return (
    <div className={classes['foot']}>
      <div className={classes['sum']}>
        <ProblemText problem={isSaid ? null : problem} />
        {match !== null && problem === null && saySum(match)}
      </div>
      {match !== null && <Button variant="subtle" onClick={() => void save(match.id)}>{t`Export…`}</Button>}
      <Button onClick={() => void closeMatch()}>{t`Cancel`}</Button>
      <Button
        variant="filled"
        {...blocked(stops)}
        onClick={() => !stops && onApply()}
        rightSection={<Kbd keys="$mod+Enter" />}
      >
        {sayApply(match)}
      </Button>
    </div>
  );
}

function sayApply(match: ImageMatch | null): string {
  if (match === null || !hasWork(match)) return t`Apply`;
  const { willChange, putBack } = match.counts;
  return willChange > 0
    ? t`Give ${countOf(willChange, 'product')} an image`
    : t`Put back ${countOf(putBack, 'file')}`;
}

function saySum({ counts }: ImageMatch): string {
  const { files, matched, same, severalFiles, oneForSeveral, noProduct, problems, undecided, leftOut } =
    counts;
  const parts = [
    t`${formatCount(matched)} matched`,
    ...(same > 0 ? [t`${formatCount(same)} the same`] : []),
    ...(severalFiles > 0 ? [t`${formatCount(severalFiles)} of several for a product`] : []),
    ...(oneForSeveral > 0 ? [t`${formatCount(oneForSeveral)} for several products`] : []),
    ...(noProduct > 0 ? [t`${formatCount(noProduct)} without a product`] : []),
    ...(problems > 0 ? [countOf(problems, 'problem')] : []),
  ];
  const open = [
    ...(undecided > 0 ? [t`Nothing is chosen for ${countOf(undecided, 'product')} with several files.`] : []),
    ...(leftOut > 0 ? [t`Left out: ${countOf(leftOut, 'file')}.`] : []),
  ];
  return `${countOf(files, 'file')}: ${parts.join(', ')}. ${open.join(' ')}`.trim();
}

async function save(id: string): Promise<void> {
  const saved = await exportMatch(id);
  if (saved === 'saved') showToast({ text: t`The list was saved.` });
  else if (saved !== 'cancelled') useImageMatch.setState({ problem: saved });
}
