import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { EVERY_PRODUCT } from '../../../shared/model/every-product.ts';
import type { ListQuery, ProductRow } from '../../../shared/model/query.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { commandState, runCommand, useCommandStore } from '../../commands/command-store.ts';
import { type CommandId, commandFacts, isCommandId } from '../../commands/command-table.ts';
import { t } from '../../i18n/t.ts';
import { writeShortcut } from '../../ui/kbd.tsx';
import classes from './palette.module.css';
import { findCommands, findNamed } from './palette-items.ts';
import { takeTyped } from './typed-ahead.ts';
import { goTo, goToSaved, openProduct } from './window-store.ts';

const PRODUCTS = 8;
const LIST = 'palette-list';

type Props = { readonly opened: boolean; readonly onClose: () => void; readonly catalogOpen: boolean };

/** Every command, saved view, remote and product by a few letters. */
export function Palette({ opened, onClose, catalogOpen }: Props) {
  return (
    <Modal.Root opened={opened} onClose={onClose} size={560} yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label={t`Find a command or product`}>
        <PaletteBody onClose={onClose} catalogOpen={catalogOpen} />
      </Modal.Content>
    </Modal.Root>
  );
}

function PaletteBody({ onClose, catalogOpen }: Omit<Props, 'opened'>) {
  const [typed, setTyped] = useState('');
  const store = useCombobox({ opened: true, onDropdownClose: onClose });
  const sought = catalogOpen ? typed.trim() : '';
  const views = findNamed(sought, useAnswer(offshelf().views.list, catalogOpen ? {} : null).value ?? []);
  const remotes = findNamed(sought, useAnswer(offshelf().remotes.list, catalogOpen ? {} : null).value ?? []);
  const products = useFoundProducts(sought);
  const actions = useCommandStore((state) => state.actions);
  const usable = (id: CommandId): boolean => commandState(actions, id) === true;
  const commands = findCommands(typed).toSorted((a, b) => Number(usable(b)) - Number(usable(a)));
  const places = [
    ...views.map((view) => ({
      value: `view ${view.id}`,
      name: view.name,
      what: t`View`,
      go: () => goToSaved(view),
    })),
    ...remotes.map(({ id, name }) => ({
      value: `remote ${id}`,
      name,
      what: t`Remote`,
      go: () => goTo({ kind: 'remotes' }),
    })),
  ];
  const found = `${typed} ${commands.length} ${places.length} ${products.length}`;
  const startAtFirst = useEffectEvent((what: string) => what !== '' && store.selectFirstOption());
  useEffect(() => void startAtFirst(found), [found]);

  const go = (value: string): void => {
    const place = places.find((one) => one.value === value);
    if (place !== undefined) place.go();
    else if (isCommandId(value)) runCommand(value);
    else openProduct(Number(value));
  };
  const submit = (value: string): void => {
    onClose();
    // The dialog gives the focus back first, so that a command can put it where it belongs.
    setTimeout(() => go(value), 0);
  };
  return (
    <Combobox store={store} onOptionSubmit={submit}>
      <Combobox.EventsTarget withExpandedAttribute aria-expanded aria-controls={LIST}>
        <TextInput
          classNames={{ input: classes['input'] ?? '', wrapper: classes['wrapper'] ?? '' }}
          placeholder={t`Type a command, a view, a remote, a product name or an SKU`}
          aria-label={t`Find a command or product`}
          leftSection={<IconSearch size={18} stroke={1.75} />}
          data-autofocus
          value={typed}
          onFocus={() => setTyped(typed + takeTyped())}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <Combobox.Options
        id={LIST}
        aria-label={t`Commands, places and products`}
        className={classes['options']}
        mah="52vh"
      >
        {commands.length > 0 && (
          <Combobox.Group label={t`Commands`}>
            {commands.map((id) => (
              <CommandOption key={id} id={id} state={commandState(actions, id)} />
            ))}
          </Combobox.Group>
        )}
        {places.length > 0 && (
          <Combobox.Group label={t`Places`}>
            {places.map(({ value, name, what }) => (
              <NamedOption key={value} value={value} name={name} aside={what} />
            ))}
          </Combobox.Group>
        )}
        {products.length > 0 && (
          <Combobox.Group label={t`Products`}>
            {products.map(({ id, name, sku }) => (
              <NamedOption key={id} value={String(id)} name={name || t`No name yet`} aside={sku} />
            ))}
          </Combobox.Group>
        )}
        {commands.length + places.length + products.length === 0 && (
          <Combobox.Empty>{t`Nothing matches.`}</Combobox.Empty>
        )}
      </Combobox.Options>
    </Combobox>
  );
}

type NamedProps = { readonly value: string; readonly name: string; readonly aside: string | null };

function NamedOption({ value, name, aside }: NamedProps) {
  return (
    <Combobox.Option value={value}>
      <span className={classes['option']}>
        <span className={classes['title']} dir="auto">
          {name}
        </span>
        <span className={classes['aside']}>{aside}</span>
      </span>
    </Combobox.Option>
  );
}

function CommandOption({ id, state }: { readonly id: CommandId; readonly state: true | string }) {
  const { title, keys } = commandFacts(id);
  const [shortcut] = keys;
  return (
    <Combobox.Option value={id} disabled={state !== true}>
      <span className={classes['option']}>
        <span className={classes['title']}>{title}</span>
        <span className={classes['aside']}>
          {state === true ? shortcut && writeShortcut(shortcut) : state}
        </span>
      </span>
    </Combobox.Option>
  );
}

function useFoundProducts(search: string): readonly ProductRow[] {
  const query = {
    ...EVERY_PRODUCT,
    search,
    sorts: [{ field: 'name', direction: 'asc' }],
  } satisfies ListQuery;
  const list = useAnswer(offshelf().products.list, search === '' ? null : query).value;
  const page = list && list.total > 0 ? { snapshot: list.id, from: 0, count: PRODUCTS } : null;
  return useAnswer(offshelf().products.page, page).value ?? [];
}
