import { join } from 'node:path';
import { app, ipcMain } from 'electron';
import { createBugLog } from './host/bug-log.ts';
import { answerPage } from './host/desktop-channel.ts';
import { systemKeyStore } from './host/desktop-key-store.ts';
import { useMenu } from './host/desktop-menu.ts';
import {
  bringForwardOnSecondStart,
  bundled,
  chooseFolder,
  endOnBug,
  endWithWindow,
  isFirstStart,
  openWindow,
  prepareElectron,
  servePages,
} from './host/desktop.ts';
import { createMovableDoor } from './host/movable-door.ts';
import { createOfficeDoor } from './host/office-door.ts';
import { hostClock } from './host/test-clock.ts';
import { openOffice } from './office/office.ts';

// The desktop host's composition root: named steps, no logic.

async function start(): Promise<void> {
  const place = chooseFolder();
  const { folder } = place;
  const reportBug = createBugLog(join(folder, 'logs'));
  endOnBug(reportBug);
  prepareElectron();
  if (!(await isFirstStart(folder))) return app.exit(0);

  const { clock } = hostClock(process.env, app.isPackaged);
  const door = createMovableDoor({
    ...place,
    doorOver: (at) =>
      createOfficeDoor({
        folder: at,
        open: (protection) =>
          openOffice({ folder: at, protection, clock, automaticBackups: true, reportBug }),
        keyStore: systemKeyStore,
        clock,
        reportBug,
      }),
  });
  endWithWindow(door, folder);

  await app.whenReady();
  useMenu();
  servePages(door, bundled('../renderer'));
  const window = openWindow(bundled('preload.cjs'), reportBug);
  answerPage(ipcMain, {
    door,
    page: () => (window.isDestroyed() ? undefined : window.webContents),
    saveFolder: process.env['DAFTAR_SAVE_FOLDER'] ?? null,
    chosenPath: process.env['DAFTAR_CHOSEN_PATH'] ?? null,
  });
  bringForwardOnSecondStart(window);
}

void start();
