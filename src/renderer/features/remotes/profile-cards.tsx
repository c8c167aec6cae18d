import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { Profile } from '../../../shared/model/profile.ts';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import classes from './remotes.module.css';

type Props = { readonly profiles: readonly Profile[]; readonly onChoose: (id: string) => void };

/** The kinds of remote that can be added. */
export function ProfileCards({ profiles, onChoose }: Props) {
  const first = useInitialFocus<HTMLButtonElement>();
  return (
    <>
      <p className={classes['lead']}>Where do you want to send products?</p>
      <ul className={classes['cards']}>
        {profiles.map(({ id, name, about }, at) => (
          <li key={id}>
            <UnstyledButton
              className={classes['card']}
              ref={at === 0 ? first : null}
              onClick={() => onChoose(id)}
            >
              <span className={classes['cardText']}>
                <strong>{name}</strong>
                <span>{about}</span>
              </span>
              <IconChevronRight size={16} aria-hidden />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  );
}
