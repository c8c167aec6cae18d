import { Button } from '@mantine/core';
import { useRef } from 'react';
import type { ImageReportRow } from '../../../shared/model/link-check.ts';
import { t } from '../../i18n/t.ts';
import { blocked } from '../../ui/blocked.ts';
import { formatMoment, formatWhen } from '../../ui/format.ts';
import { LongList } from '../../ui/long-list.tsx';
import { imageName } from '../../ui/shown-name.ts';
import { Thumbnail } from '../../ui/thumbnail.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './report.module.css';
import { readMoreRows } from './report-reading.ts';
import { useImageReport } from './report-store.ts';

type Props = {
  readonly count: number;
  readonly onOpen: (product: number) => void;
  /** Asks whether a host may be private, or have plain http. */
  readonly onAllow: (host: string) => void;
};

/** The products of the group. */
export function ReportRows({ count, onOpen, onAllow }: Props) {
  const rows = useImageReport((state) => state.rows);
  const next = useImageReport((state) => state.next);
  const scroll = useRef<HTMLDivElement>(null);
  const now = useNow();
  return (
    <LongList
      rows={rows}
      keyOf={({ id }) => id}
      usualHeight={77}
      className={classes['row']}
      scroll={scroll}
      readMore={next < count ? () => void readMoreRows() : null}
    >
      {(row) => <Line row={row} now={now} onOpen={onOpen} onAllow={onAllow} />}
    </LongList>
  );
}

type LineProps = Omit<Props, 'count'> & { readonly row: ImageReportRow; readonly now: number };

function Line({ row, now, onOpen, onAllow }: LineProps) {
  const { id, sku, image, why, checkedAt, sameAs } = row;
  const name = row.name || t`No name yet`;
  const hosts = useImageReport((state) => state.hosts);
  const host = hostToAllow(row, hosts ?? []);
  const checking = useImageReport((state) => state.checking);
  return (
    <div className={classes['line']}>
      <Thumbnail image={image} box={48} alt="" />
      <div className={classes['texts']}>
        <span className={classes['name']} dir="auto">
          {name}
          {sku !== null && sku !== '' && <span className={classes['quiet']}> · {sku}</span>}
        </span>
        {image !== '' && (
          <span className={classes['address']} dir="ltr" title={imageName(image)} data-selectable>
            {imageName(image)}
          </span>
        )}
        <span className={classes['why']}>
          {sameAs === null ? <span lang="en">{why}</span> : t`The same as ${sayOther(sameAs)}.`}
          {checkedAt !== null && (
            <span className={classes['quiet']} title={formatMoment(checkedAt)}>
              {' '}
              {t`Checked ${formatWhen(checkedAt, now)}.`}
            </span>
          )}
        </span>
      </div>
      <div className={classes['actions']}>
        {host !== null && (
          <Button
            aria-label={t`Allow this host: ${host}`}
            {...blocked(checking)}
            onClick={() => !checking && onAllow(host)}
          >{t`Allow this host…`}</Button>
        )}
        <Button
          variant="subtle"
          aria-label={t`Open ${name} at its image`}
          onClick={() => onOpen(id)}
        >{t`Open`}</Button>
      </div>
    </div>
  );
}

function sayOther({ name, sku }: NonNullable<ImageReportRow['sameAs']>): string {
  const named = name || t`No name yet`;
  return sku === null || sku === '' ? named : `${named} · ${sku}`;
}

/**
 * The host that has to be allowed before an address can be looked at: its own first, then the one that it led on to. `null` where
 * that is not what is in the way.
 */
function hostToAllow({ fault, image, ledTo }: ImageReportRow, allowed: readonly string[]): string | null {
  if (fault !== 'private' && fault !== 'http') return null;
  const hosts = [image.trim(), ledTo ?? ''].flatMap((address) => URL.parse(address)?.hostname ?? []);
  return hosts.find((host) => !allowed.includes(host)) ?? null;
}
