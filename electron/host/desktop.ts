import { join } from 'node:path';
import { BrowserWindow, app, dialog, screen, session, shell, protocol } from 'electron';
import { chosenPlaceFile, dataFolder, profileFolder } from '../office/paths.ts';
import { type BugReport, reported } from '../office/dispatcher.ts';
import { keepChosenPlace, readChosenPlace } from './chosen-place.ts';
import { ADDRESS, SCHEME } from './desktop-address.ts';
import { guardPages, guardSession } from './desktop-guard.ts';
import { offerEditing } from './desktop-menu.ts';
import { serveScheme } from './electron-22.ts';
import { type OfficeDoor, incidentOf } from './office-door.ts';
import { indexPage, isPagePath, notFound, rendererFile } from './pages.ts';
import { firstStart, holdOffice, releaseOffice } from './running.ts';
import { BROWSER_TEXT, HOST_TEXT } from './text.fa.ts';

type ReportBug = (report: BugReport) => void;

/** The office's folder, and what is to be known to choose another. */
export interface OfficePlace {
  readonly folder: string;
  readonly isChosen: boolean;
  readonly isChangeable: boolean;
  readonly keep: (folder: string) => void;
  /** The window's profile, and the lock on it, belong to the folder: so the program starts anew. */
  readonly move: () => Promise<'restarting'>;
}

/** Finds the office's folder and gives the window a profile of its own for it. */
export function chooseFolder(): OfficePlace {
  const machine = {
    platform: process.platform,
    env: process.env,
    home: app.getPath('home'),
    currentFolder: process.cwd(),
  };
  const placeFile = chosenPlaceFile(machine);
  const chosen = readChosenPlace(placeFile);
  const folder = dataFolder(machine, chosen);
  app.setPath('userData', profileFolder(process.platform, app.getPath('appData'), folder));
  const isChangeable = !process.env['DAFTAR_DATA'];
  return {
    folder,
    isChosen: isChangeable && chosen !== null,
    isChangeable,
    keep: (to) => keepChosenPlace(placeFile, to),
    move: () => {
      setTimeout(startAnew, RESTART_MS);
      return Promise.resolve('restarting');
    },
  };
}

/** So that the answer reaches the page, and the person reads it. */
const RESTART_MS = 2_500;

function startAnew(): void {
  const { APPIMAGE: packed, DAFTAR_NO_OPEN: isTried } = process.env;
  // An AppImage lies mounted only as long as it runs: its own file is what starts.
  if (!isTried) app.relaunch(packed ? { execPath: packed } : {});
  app.quit();
}

/** Whether this start is the first over its office; a later one hands over to the first and is to end. */
export async function isFirstStart(folder: string): Promise<boolean> {
  if (!app.requestSingleInstanceLock()) return false;
  const first = await firstStart(folder);
  if (first?.host === 'browser') {
    console.log(BROWSER_TEXT.runs(first.address));
    await app.whenReady();
    if (!process.env['DAFTAR_NO_OPEN']) await shell.openExternal(first.address);
    return false;
  }
  // Electron's own lock has just said that no other window holds it: a record of one is a crash's.
  await releaseOffice(folder, 'desktop');
  return holdOffice(folder, { host: 'desktop', pid: process.pid });
}

/** What must be said before Electron is ready: the own scheme, and that pages are kept in. */
export function prepareElectron(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  // The installer's shortcut has the same (electron-builder.yml), so that Windows shows one button for both.
  if (process.platform === 'win32') app.setAppUserModelId('ir.daftar.desktop');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  guardPages(app);
}

/** Serves the application's pages under its own scheme; nothing else can be loaded. */
export function servePages(door: OfficeDoor, pages: string): void {
  guardSession(session.defaultSession);
  serveScheme(protocol, SCHEME, async (url) => {
    const { host, pathname } = new URL(url);
    if (host !== new URL(ADDRESS).host) return notFound();
    if (!isPagePath(pathname)) return rendererFile(pages, pathname);
    const shown = await door.shown();
    return typeof shown === 'string' ? indexPage(pages, shown) : shown;
  });
}

/** Opens the one window; it is shown when it has something to show. */
export function openWindow(preload: string, reportBug: ReportBug): BrowserWindow {
  const { workAreaSize } = screen.getPrimaryDisplay();
  const window = new BrowserWindow({
    width: Math.min(1366, workAreaSize.width),
    height: Math.min(768, workAreaSize.height),
    minWidth: 1024,
    minHeight: 700,
    useContentSize: true,
    show: false,
    title: HOST_TEXT.name,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  offerEditing(window.webContents);
  askBeforeLosingInput(window);
  recoverFromCrash(window, reportBug);
  // A failure shows in the page itself, or reaches recoverFromCrash.
  window.loadURL(ADDRESS).catch(() => undefined);
  return window;
}

/** A second start brings the first window forward. */
export function bringForwardOnSecondStart(window: BrowserWindow): void {
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
}

/** Ends with the last window, after the office is closed properly. */
export function endWithWindow(door: OfficeDoor, folder: string): void {
  app.on('window-all-closed', () => app.quit());
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void door
      .close()
      .then(() => releaseOffice(folder, 'desktop'))
      .finally(() => {
        isClosed = true;
        app.quit();
      });
  });
}

/** A bug outside of any call: logged, told with its number, and the end of this run. */
export function endOnBug(reportBug: ReportBug): void {
  process.on('uncaughtException', (bug) => {
    const incident = incidentOf(reported(reportBug, 'host.desktop', bug));
    dialog.showErrorBox(HOST_TEXT.crashed, HOST_TEXT.crashedRemedy(incident, 'program_crashed'));
    app.exit(1);
  });
}

function askBeforeLosingInput(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const leave = 0;
    const answer = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: HOST_TEXT.unsaved,
      detail: HOST_TEXT.unsavedQuestion,
      buttons: [HOST_TEXT.leave, HOST_TEXT.stay],
      defaultId: 1,
      cancelId: 1,
    });
    if (answer === leave) event.preventDefault();
  });
}

function recoverFromCrash(window: BrowserWindow, reportBug: ReportBug): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    const bug = new Error(`The page's process is gone: ${reason}, ${exitCode}`);
    const incident = incidentOf(reported(reportBug, 'host.page', bug));
    const openAgain = 0;
    const answer = dialog.showMessageBoxSync(window, {
      type: 'error',
      message: HOST_TEXT.pageCrashed,
      detail: HOST_TEXT.crashedRemedy(incident, 'page_crashed'),
      buttons: [HOST_TEXT.openAgain, HOST_TEXT.close],
      defaultId: openAgain,
      cancelId: 1,
    });
    if (answer === openAgain) window.loadURL(ADDRESS).catch(() => undefined);
    else window.destroy();
  });
}

/** The files of the bundle, beside this one. */
export function bundled(...path: readonly string[]): string {
  return join(import.meta.dirname, ...path);
}
