import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Failed } from '../../../shared/contract/result.ts';
import type { SavedView, SavedViewInput } from '../../../shared/model/query.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { t } from '../../i18n/t.ts';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { ProblemText } from '../../ui/problem-text.tsx';

type Props = {
  /** What is kept under the name. */
  readonly view: Omit<SavedViewInput, 'name'>;
  /** A view that gets another name; without one a view is added. */
  readonly renamed?: SavedView;
  /** A search is on, which is no part of a view. */
  readonly searching?: boolean;
  readonly onSaved: (view: SavedView) => void;
  readonly onClose: () => void;
};

/** Asks for the name of a view, and keeps it. */
export function SaveViewDialog({ view, renamed, searching = false, onSaved, onClose }: Props) {
  const [name, setName] = useState(renamed?.name ?? '');
  const [problem, setProblem] = useState<Failed | null>(null);
  const save = async (): Promise<void> => {
    const { views } = offshelf();
    const input = { ...view, name };
    const saved = await (renamed ? views.update({ id: renamed.id, view: input }) : views.add(input));
    if (saved.ok) {
      onSaved(saved.value);
      onClose();
    } else setProblem(saved.error);
  };
  return (
    <Modal opened onClose={onClose} title={renamed ? t`Rename view` : t`Save as view`} size={400}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void save();
        }}
      >
        <TextInput
          label={t`Name`}
          maxLength={80}
          value={name}
          data-autofocus
          onChange={(event) => {
            setProblem(null);
            setName(event.currentTarget.value);
          }}
          {...(searching && {
            description: t`The filters and the order are kept. What you search for is not.`,
          })}
        />
        <ProblemText problem={problem} />
        <DialogFoot>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button type="submit" variant="filled" disabled={name.trim() === ''}>
            {renamed ? t`Rename` : t`Save view`}
          </Button>
        </DialogFoot>
      </form>
    </Modal>
  );
}
