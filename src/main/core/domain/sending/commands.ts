import type { SendingCommandPorts } from './command-ports.ts';
import { createCopyCommands } from './copy-commands.ts';
import { createGroupCommands } from './group-commands.ts';
import { createRemoteCommands } from './remote-commands.ts';
import { createSubmissionCommands } from './submission-commands.ts';

/** Every command about remotes and sending. */
export function createSendingCommands(
  ports: SendingCommandPorts,
): ReturnType<typeof createRemoteCommands> &
  ReturnType<typeof createSubmissionCommands> &
  ReturnType<typeof createGroupCommands> &
  ReturnType<typeof createCopyCommands> {
  return {
    ...createRemoteCommands(ports),
    ...createSubmissionCommands(ports),
    ...createGroupCommands(ports),
    ...createCopyCommands(ports),
  };
}
