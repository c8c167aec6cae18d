import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { FixedValue } from '../../../shared/model/transfer.ts';
import { t } from '../../i18n/t.ts';
import { freeFields, newFixed } from './fixed-fields.ts';
import { FixedLine } from './fixed-line.tsx';
import classes from './fixed-values.module.css';
import { changePlan } from './import-steps.ts';
import { useImport } from './import-store.ts';

function touch(): void {
  useImport.setState({ untouched: null });
}

function isFilled({ into, value }: FixedValue): boolean {
  return value !== '' || (into.to === 'custom-data' && into.key !== '');
}

/** What every row has that no column of the file says. */
export function FixedValues() {
  const plan = useImport((state) => state.plan);
  const add = useRef<HTMLButtonElement>(null);
  const [added, setAdded] = useState<number | null>(null);
  const fixed = plan?.fixed ?? [];
  const count = fixed.length;
  const before = useRef(count);
  // What had the focus is gone with the line.
  useEffect(() => {
    if (count < before.current) add.current?.focus();
    before.current = count;
  }, [count]);
  if (plan === null) return null;
  const free = freeFields(plan);
  return (
    <section className={classes['fixed']} aria-label={t`Values for all rows`}>
      {count > 0 && (
        <ul className={classes['lines']}>
          {fixed.map((one, at) => (
            <FixedLine
              key={at}
              one={one}
              at={at}
              plan={plan}
              isNew={added === at}
              onTouch={touch}
              onChange={(next) => {
                if (next === null || isFilled(next)) touch();
                changePlan({
                  fixed: fixed.flatMap((old, other) => (other !== at ? [old] : next === null ? [] : [next])),
                });
              }}
            />
          ))}
        </ul>
      )}
      <div className={classes['add']}>
        <Button
          ref={add}
          variant="subtle"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => {
            setAdded(count);
            useImport.setState({ untouched: count });
            changePlan({ fixed: [...fixed, newFixed(free)] });
          }}
        >{t`Add a value for all rows`}</Button>
        <span className={classes['quiet']}>
          {count === 0 ? t`Such as the currency, where no column says it.` : t`New products get them.`}
        </span>
      </div>
    </section>
  );
}
