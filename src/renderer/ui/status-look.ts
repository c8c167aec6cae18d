import {
  IconAlertTriangle,
  IconChecks,
  IconCircle,
  IconCircleArrowUp,
  IconClock,
  IconEqualNot,
  IconHelpCircle,
  IconInfoCircle,
  IconPencil,
  IconPlayerPause,
  IconSend,
  IconX,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Readiness } from '../../shared/model/issue.ts';
import type { SubmissionState } from '../../shared/model/submission.ts';
import { t } from '../i18n/t.ts';

export type Tone =
  | 'ready'
  | 'sent'
  | 'waiting'
  | 'sending'
  | 'unsure'
  | 'rejected'
  | 'problem'
  | 'hint'
  | 'quiet';

/** How a state looks: never by colour alone, always an icon and a word. */
export type Look = {
  readonly tone: Tone;
  readonly icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  readonly word: string;
};

export const READINESS_LOOK: Readonly<Record<Readiness, Look>> = {
  // No tick: a tick says that something is done.
  ready: { tone: 'ready', icon: IconCircleArrowUp, word: t`Ready` },
  problems: { tone: 'problem', icon: IconAlertTriangle, word: t`Problems` },
  waiting: { tone: 'waiting', icon: IconClock, word: t`Waiting` },
  sending: { tone: 'sending', icon: IconSend, word: t`Sending` },
  sent: { tone: 'sent', icon: IconChecks, word: t`Sent` },
  changed: { tone: 'hint', icon: IconPencil, word: t`Sent, changed here since` },
  differs: { tone: 'hint', icon: IconEqualNot, word: t`Sent, stored differently` },
  rejected: { tone: 'rejected', icon: IconX, word: t`Not accepted` },
  unsure: { tone: 'unsure', icon: IconHelpCircle, word: t`Unsure` },
};

export const STATE_LOOK: Readonly<Record<SubmissionState, Look>> = {
  queued: READINESS_LOOK.waiting,
  sending: READINESS_LOOK.sending,
  sent: READINESS_LOOK.sent,
  rejected: READINESS_LOOK.rejected,
  unsure: READINESS_LOOK.unsure,
  cancelled: { tone: 'quiet', icon: IconCircle, word: t`Withdrawn` },
  discarded: { tone: 'quiet', icon: IconCircle, word: t`Given up` },
  superseded: { tone: 'quiet', icon: IconCircle, word: t`Replaced` },
};

export const PROBLEM_LOOK: Look = { tone: 'problem', icon: IconAlertTriangle, word: t`Problem` };
export const HINT_LOOK: Look = { tone: 'hint', icon: IconInfoCircle, word: t`Hint` };
export const PAUSED_LOOK: Look = { tone: 'waiting', icon: IconPlayerPause, word: t`Paused` };
