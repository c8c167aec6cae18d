import { app, BrowserWindow, Notification } from 'electron';
import type { MainWindow } from './main-window.ts';
import type { Desktop } from './sending-watch.ts';

/** The badge and the bar on the program's icon, and notifications. */
export function createDesktop(window: Pick<MainWindow, 'current' | 'show' | 'publish'>): Desktop {
  let badge = 0;
  // Kept: one that nobody holds is collected, and a click on it does nothing.
  let last: Notification | undefined;
  return {
    // Windows has no badges with numbers: there this does nothing, and the window's top bar says it.
    showBadge: (needsYou) => {
      if (needsYou !== badge) app.setBadgeCount(needsYou);
      badge = needsYou;
    },
    showProgress: (progress) => window.current()?.setProgressBar(progress ?? -1),
    isWatched: () => BrowserWindow.getFocusedWindow() !== null,
    tell: (news) => {
      if (!Notification.isSupported()) return;
      last?.close();
      last = new Notification(news);
      last.on('click', () => {
        window.show();
        window.publish({ event: 'menuCommand', data: { id: 'send.list' } });
      });
      last.show();
    },
  };
}
