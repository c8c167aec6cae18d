import { Button, CloseButton } from '@mantine/core';
import { useEffect } from 'react';
import { create } from 'zustand';
import { t } from '../i18n/t.ts';
import { announce } from './live-region.tsx';
import classes from './toasts.module.css';

export type Toast = {
  /** What was done, in a few words: toasts confirm, they never carry an error. */
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
};

type Shown = Toast & { readonly id: number };

/** Long enough to read, in milliseconds; and to reach for Undo. */
const SHOWN_FOR = 5_000;
const SHOWN_WITH_ACTION = 10_000;
const AT_MOST = 2;

let lastId = 0;
type State = { readonly shown: readonly Shown[]; readonly refusal: Shown | null };
const NONE: State = { shown: [], refusal: null };
const useToasts = create<State>(() => NONE);

/** Confirms what was done. An action such as Undo stays reachable by keyboard while the toast is there. */
export function showToast(toast: Toast): void {
  lastId += 1;
  const shown = { ...toast, id: lastId };
  useToasts.setState((state) => ({
    shown: [...state.shown.filter(({ text }) => kindOf(text) !== kindOf(toast.text)), shown].slice(-AT_MOST),
  }));
  announce(toast.text);
}

/** Says why something cannot be done now. The next refusal takes its place; it takes no other message's. */
export function showRefusal(text: string): void {
  lastId += 1;
  useToasts.setState({ refusal: { text, id: lastId } });
  announce(text);
}

/** Of two messages that begin alike, `Duplicated 2 products.`, only the newer one counts. */
function kindOf(text: string): string {
  return text.split(' ', 1)[0] ?? '';
}

/** Takes away every toast, as when another place is gone to. */
export function clearToasts(): void {
  useToasts.setState(NONE);
}

function dismiss(id: number): void {
  useToasts.setState(({ shown, refusal }) => ({
    shown: shown.filter((toast) => toast.id !== id),
    refusal: refusal?.id === id ? null : refusal,
  }));
}

/** The newest first. An action stays at the edge when a refusal comes, which stands after it. */
function inOrder({ shown, refusal }: State): readonly Shown[] {
  const newestFirst = shown.toReversed();
  if (refusal === null) return newestFirst;
  return shown.some(({ action }) => action) ? [...newestFirst, refusal] : [refusal, ...newestFirst];
}

export function Toasts() {
  const toasts = inOrder(useToasts());
  return (
    <section className={classes['toasts']} aria-label={t`Messages`}>
      {toasts.map((toast) => (
        <ToastItem key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastItem({ toast }: { readonly toast: Shown }) {
  const { id, text, action } = toast;
  useEffect(() => {
    const timer = setTimeout(() => dismiss(id), action ? SHOWN_WITH_ACTION : SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [id, action]);
  return (
    <div className={classes['toast']}>
      <span>{text}</span>
      {action && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            dismiss(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <CloseButton size={24} aria-label={t`Close message`} onClick={() => dismiss(id)} />
    </div>
  );
}
