// The least that an Electron window can be: one page, nothing behind it.
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

async function open() {
  await app.whenReady();
  const window = new BrowserWindow({ width: 1280, height: 800, useContentSize: true });
  await window.loadFile(join(import.meta.dirname, 'index.html'));
}

void open();
