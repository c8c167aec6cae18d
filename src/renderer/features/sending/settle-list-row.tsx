import type { ListMatch } from '../../../shared/model/submission.ts';
import { t } from '../../i18n/t.ts';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import { Tick } from '../../ui/tick.tsx';
import { nameOf, quoteName } from './product-words.ts';
import classes from './settle-list.module.css';
import { type Entry, findTaker, type Picks } from './settle-list-plan.ts';

type Props = {
  readonly entry: Entry;
  readonly all: readonly Entry[];
  /** What the list says of an id besides. */
  readonly told: ReadonlyMap<string, string>;
  readonly picks: Picks;
  readonly onPick: (picks: Picks) => void;
};

/** One unsure product: a tick where one record fits, a choice where several do. */
export function FoundRow(props: Props) {
  const { entry, picks, onPick } = props;
  const { match, ids } = entry;
  const [only, second] = ids;
  const picked = picks.get(match.submissionId);
  const pick = (id: string | null) => {
    const next = new Map(picks);
    if (id === null) next.delete(match.submissionId);
    else next.set(match.submissionId, id);
    onPick(next);
  };
  const taker = only === undefined || second !== undefined ? undefined : takerOf(props, only);
  return (
    <li className={classes['row']}>
      {only !== undefined && second === undefined ? (
        <Tick
          label={t`${nameOf(match)} is there, as ${only}`}
          checked={picked !== undefined}
          disabled={taker !== undefined}
          onToggle={() => pick(picked === undefined ? only : null)}
        />
      ) : (
        <span />
      )}
      <p className={classes['product']} data-selectable>
        <strong>{nameOf(match)}</strong>
        {match.productSku !== null && <span className={classes['quiet']}>{match.productSku}</span>}
      </p>
      {second === undefined ? (
        <Said {...props} taker={taker} />
      ) : (
        <Several {...props} picked={picked ?? null} onChoose={pick} />
      )}
    </li>
  );
}

function takerOf({ entry, all, picks }: Props, id: string): ListMatch | undefined {
  return findTaker(all, picks, id, entry.match.submissionId);
}

/** What it was told by, and why that may prove nothing. */
function sayMeans({ by, strong }: ListMatch): string {
  if (by === null) return '';
  if (by === 'name') return t`the name is the same`;
  if (by === 'reference') return t`by Offshelf’s reference`;
  return strong
    ? t`by its SKU`
    : t`the SKU is the same, but it may have been there before, or be another product’s`;
}

function Said({ entry, told, taker }: Props & { readonly taker: ListMatch | undefined }) {
  const { match, ids, standing } = entry;
  const [id] = ids;
  if (id === undefined) {
    return <p className={classes['said']}>{sayWithoutId(standing, match)}</p>;
  }
  const also = told.get(id) ?? '';
  const said = taker === undefined ? sayMeans(match) : t`picked for ${quoteName(taker)} already`;
  return (
    <p className={classes['said']} data-selectable>
      <span className={classes['id']}>{id}</span>{' '}
      {[also === match.productName ? '' : also, said].filter((text) => text !== '').join(', ')}
    </p>
  );
}

function sayWithoutId(standing: Entry['standing'], { taken, leftAt }: ListMatch): string {
  if (standing === 'taken' && taken !== null)
    return t`${taken.id}, which is the id of “${taken.productName}” here`;
  return standing === 'no-id' ? t`Its line has no id` : t`Left ${formatMoment(leftAt)}`;
}

/** Mantine's choices are texts; this one stands for none of them. */
const NONE = '';

type SeveralProps = Props & {
  readonly picked: string | null;
  readonly onChoose: (id: string | null) => void;
};

function Several(props: SeveralProps) {
  const { entry, told, picked, onChoose } = props;
  const data = entry.ids.map((id) => ({
    value: id,
    label: [id, told.get(id) ?? ''].filter((text) => text !== '').join(' · '),
    disabled: takerOf(props, id) !== undefined,
  }));
  return (
    <Select
      aria-label={t`Which one is ${nameOf(entry.match)}`}
      data={[{ value: NONE, label: t`${formatCount(entry.ids.length)} fit: choose which` }, ...data]}
      value={picked ?? NONE}
      onChange={(value) => onChoose(value === null || value === NONE ? null : value)}
    />
  );
}
