import { offshelf } from '../../../bridge/offshelf.ts';
import { useAnswer } from '../../../bridge/use-answer.ts';
import { runCommand } from '../../../commands/command-store.ts';
import { closeImagePlaces, useImagePlaces } from '../../../commands/image-places.ts';
import { t } from '../../../i18n/t.ts';

/** The names of the remotes whose images go to a place; `undefined` until they are known. */
export function useRemotesOf(): (place: number) => readonly string[] | undefined {
  const { value } = useAnswer(offshelf().remotes.list, {}, ['remotes']);
  return (place) => value?.filter(({ settings }) => settings.imagePlaceId === place).map(({ name }) => name);
}

/** The way to where a remote is given a place: the form below, where the places were opened from one. */
export function useWayToRemotes(): { readonly label: string; readonly go: () => void } {
  const isForRemote = useImagePlaces((state) => state.isForRemote);
  return {
    label: isForRemote ? t`Back to the remote` : t`Show remotes`,
    go: () => {
      closeImagePlaces();
      if (!isForRemote) runCommand('view.remotes');
    },
  };
}
