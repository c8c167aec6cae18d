import { type RefObject, useEffect } from 'react';
import { readLocalImage } from '../../../shared/model/local-image.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useForm, useFormModel } from './form-context.ts';
import { fieldOf } from './form-focus.ts';
import { pairTargets } from './form-issues.ts';
import { refusalsOf, useSends } from './use-sends.ts';

/** Keeps an open form true: the remotes it is checked against, the product saved elsewhere, the window that closes. */
export function useFormUpkeep(form: RefObject<HTMLFormElement | null>): void {
  useTargets();
  useUploads();
  useRefusals();
  useNewerProduct();
  useFlush(form);
}

function useTargets(): void {
  const model = useFormModel();
  const { value: profiles } = useAnswer(offshelf().profiles.list, {}, ['catalog']);
  const { value: remotes } = useAnswer(offshelf().remotes.list, {}, ['remotes']);
  useEffect(() => {
    if (profiles !== undefined && remotes !== undefined) model.setTargets(pairTargets(remotes, profiles));
  }, [model, profiles, remotes]);
}

/** Where the image is a file of this computer: what is known of it at the places for images. */
function useUploads(): void {
  const model = useFormModel();
  const file = useForm((state) => readLocalImage(state.fields.imageUrl)?.file ?? null);
  const { value } = useAnswer(offshelf().imagePlaces.uploads, file === null ? null : { files: [file] }, [
    'sending',
    'remotes',
    'products',
  ]);
  useEffect(() => {
    if (value !== undefined) model.setUploads(value);
  }, [model, value]);
}

function useRefusals(): void {
  const model = useFormModel();
  const sends = useSends();
  const savedAt = useForm((state) => state.saved?.updatedAt ?? 0);
  useEffect(() => model.setRefusals(refusalsOf(sends, savedAt)), [model, sends, savedAt]);
}

function useNewerProduct(): void {
  const model = useFormModel();
  const id = useForm((state) => state.saved?.id ?? null);
  const { value: newer } = useAnswer(offshelf().products.get, id === null ? null : { id }, ['products']);
  useEffect(() => {
    if (newer) model.meetNewer(newer);
  }, [model, newer]);
}

/** Leaving a field and closing the window both keep what is typed at once. */
function useFlush(form: RefObject<HTMLFormElement | null>): void {
  const model = useFormModel();
  useEffect(() => {
    const flush = () => void model.flush();
    const leave = ({ target }: FocusEvent) => {
      const field = target instanceof Element ? fieldOf(target) : null;
      if (field !== null) model.visit(field);
      flush();
    };
    const element = form.current;
    element?.addEventListener('focusout', leave);
    const stop = offshelf().on.flush(flush);
    return () => {
      element?.removeEventListener('focusout', leave);
      stop();
    };
  }, [form, model]);
}
