import { useEffect } from 'react';
import { closeRemoteEditor, useRemoteEditor } from './editor-store.ts';
import { RemoteWizard } from './remote-wizard.tsx';

/** The settings of the remote that `editRemote` named; the catalog that it belongs to takes it away with itself. */
export function RemoteEditor() {
  const { remoteId, atImages } = useRemoteEditor();
  useEffect(() => closeRemoteEditor, []);
  return (
    <RemoteWizard
      remoteId={remoteId}
      atImages={atImages}
      opened={remoteId !== null}
      onClose={closeRemoteEditor}
    />
  );
}
