import { Button, Modal } from '@mantine/core';
import { useInitialFocus } from '../../ui/use-initial-focus.ts';
import classes from './sending.module.css';

export type NamedRemote = { readonly id: number; readonly name: string };

type Props = {
  readonly opened: boolean;
  /** A question, such as: Pause which remote? */
  readonly title: string;
  readonly remotes: readonly NamedRemote[];
  readonly onChoose: (remote: NamedRemote) => void;
  readonly onClose: () => void;
};

/** Asks which remote a command means. */
export function RemoteChooser({ opened, title, onClose, ...rest }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} size={400}>
      <Remotes {...rest} />
    </Modal>
  );
}

function Remotes({ remotes, onChoose }: Pick<Props, 'remotes' | 'onChoose'>) {
  const first = useInitialFocus<HTMLButtonElement>();
  return (
    <ul className={classes['chooser']}>
      {remotes.map((remote, at) => (
        <li key={remote.id}>
          <Button fullWidth justify="start" ref={at === 0 ? first : null} onClick={() => onChoose(remote)}>
            {remote.name}
          </Button>
        </li>
      ))}
    </ul>
  );
}
