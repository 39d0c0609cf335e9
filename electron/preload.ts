import { contextBridge, ipcRenderer } from 'electron';

/** Gives the page its three doors to the host, and nothing of Electron. */
function exposeHost(): void {
  contextBridge.exposeInMainWorld('daftar', {
    kind: 'desktop',
    invoke: (call: unknown): Promise<unknown> => ipcRenderer.invoke('daftar:call', call),
    saveFile: (file: unknown): Promise<unknown> => ipcRenderer.invoke('daftar:save-file', file),
    choosePath: (kind: unknown): Promise<unknown> => ipcRenderer.invoke('daftar:choose-path', kind),
  });
}

exposeHost();
