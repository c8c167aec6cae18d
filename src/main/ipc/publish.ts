import type { WebContents } from 'electron';
import type { EventMessage } from '../../shared/contract/events.ts';

/** Tells the window what changed; says nothing where there is none. */
export function publishTo(contents: WebContents | undefined, message: EventMessage): void {
  if (contents === undefined || contents.isDestroyed()) return;
  contents.send(message.event, message.data);
}
