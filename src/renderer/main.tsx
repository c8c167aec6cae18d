import './ui/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { expectPresent } from '../shared/assert.ts';
import { App } from './app.tsx';
import { offshelf } from './bridge/offshelf.ts';
import { startTopics } from './bridge/topics.ts';
import { startTrustedTypes } from './bridge/trusted-types.ts';
import { startMenuCommands, startShortcuts } from './commands/shortcuts.ts';
import { startLanguage } from './i18n/t.ts';
import { ErrorScreen } from './ui/error-screen.tsx';
import { readyFormats } from './ui/format.ts';
import { beginLeisurely } from './ui/later.tsx';

/** Of the page’s start, in milliseconds: its rows are on screen by then. */
const START = 1000;

beginLeisurely(START);
setTimeout(readyFormats, START);
startLanguage(document.documentElement);
startTrustedTypes();
startTopics(offshelf().on);
startShortcuts();
startMenuCommands(offshelf().on.menuCommand);
void import('./commands/native-menu.ts').then(async ({ showNativeMenu }) => await showNativeMenu());

const root = expectPresent(document.getElementById('root'), 'index.html has an element called root');
createRoot(root).render(
  <StrictMode>
    <ErrorScreen>
      <App />
    </ErrorScreen>
  </StrictMode>,
);
