import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import {
  type IpcMain,
  type IpcMainInvokeEvent,
  type OpenDialogOptions,
  type WebContents,
  BrowserWindow,
  app,
  dialog,
} from 'electron';
import { z } from 'zod';
import { isOwnAddress } from './desktop-address.ts';
import type { OfficeDoor } from './office-door.ts';
import { safeFileName } from './file-name.ts';
import { HOST_TEXT } from './text.fa.ts';

/** The only three things a page can ask of the desktop host; the preload names them too. */
const CALL_CHANNEL = 'daftar:call';
const SAVE_CHANNEL = 'daftar:save-file';
const CHOOSE_CHANNEL = 'daftar:choose-path';

const SaveMessage = z.strictObject({
  name: z.string().max(300),
  mediaType: z.string().max(100),
  bytes: z.instanceof(Uint8Array),
});

const PathKind = z.enum(['folder', 'backup']);

interface Parts {
  readonly door: OfficeDoor;
  /** The page of the one window, as long as there is one. */
  readonly page: () => WebContents | undefined;
  /** A folder that files go into without a question, for tests; null for a person. */
  readonly saveFolder: string | null;
  /** The place that every question is answered with, for tests; null for a person. */
  readonly chosenPath: string | null;
}

/** Answers the page of the one window and nobody else. */
export function answerPage(ipcMain: IpcMain, { door, page, saveFolder, chosenPath }: Parts): void {
  const trusted = (event: IpcMainInvokeEvent) => {
    if (!isTrusted(event, page())) throw new Error('Unknown sender');
  };
  ipcMain.handle(CALL_CHANNEL, (event, message: unknown) => {
    trusted(event);
    return door.call(message);
  });
  ipcMain.handle(SAVE_CHANNEL, async (event, message: unknown) => {
    trusted(event);
    const { name, bytes } = SaveMessage.parse(message);
    return saveFile(BrowserWindow.fromWebContents(event.sender), safeFileName(name), bytes, saveFolder);
  });
  ipcMain.handle(CHOOSE_CHANNEL, async (event, message: unknown) => {
    trusted(event);
    const kind = PathKind.parse(message);
    return chosenPath ?? chosenPlace(BrowserWindow.fromWebContents(event.sender), kind);
  });
}

/** The main frame of the one window, and only while it shows the application. */
function isTrusted({ sender, senderFrame }: IpcMainInvokeEvent, page: WebContents | undefined): boolean {
  return (
    page !== undefined &&
    sender === page &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    isOwnAddress(senderFrame.url)
  );
}

async function saveFile(
  window: BrowserWindow | null,
  name: string,
  bytes: Uint8Array,
  folder: string | null,
): Promise<'saved' | 'cancelled'> {
  const place = folder === null ? await askedPlace(window, name) : join(folder, name);
  if (place === undefined) return 'cancelled';
  try {
    await writeFile(place, bytes);
    return 'saved';
  } catch (failure) {
    // A file open elsewhere, a full stick, a folder of others: the person chooses again.
    if (!(failure instanceof Error && 'code' in failure)) throw failure;
    dialog.showErrorBox(HOST_TEXT.fileNotSaved, HOST_TEXT.fileNotSavedRemedy);
    return 'cancelled';
  }
}

async function askedPlace(window: BrowserWindow | null, name: string): Promise<string | undefined> {
  const extension = extname(name).slice(1);
  const options = {
    title: HOST_TEXT.saveTitle,
    defaultPath: join(app.getPath('downloads'), name),
    filters: extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
  };
  const answer = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return answer.canceled ? undefined : answer.filePath;
}

/** A folder or a backup file that the person points at; null where they point at none. */
async function chosenPlace(
  window: BrowserWindow | null,
  kind: z.output<typeof PathKind>,
): Promise<string | null> {
  const options: OpenDialogOptions =
    kind === 'folder'
      ? { title: HOST_TEXT.chooseFolderTitle, properties: ['openDirectory', 'createDirectory'] }
      : {
          title: HOST_TEXT.chooseBackupTitle,
          properties: ['openFile'],
          filters: [{ name: HOST_TEXT.backupFiles, extensions: ['daftar'] }],
        };
  const answer = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}
