import type { Reply } from '../../shared/kit/method.ts';

export interface Call {
  readonly token: string | null;
  readonly method: string;
  readonly input: unknown;
}

export interface FileToSave {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What a person is asked for: a folder, or one backup file. */
export type PathKind = 'folder' | 'backup';

/** The doors from the page to whatever carries it: the desktop's preload, or a browser's HTTP. */
export interface HostBridge {
  readonly kind: 'desktop' | 'browser';
  readonly invoke: (call: Call) => Promise<Reply>;
  readonly saveFile: (file: FileToSave) => Promise<'saved' | 'cancelled'>;
  /**
   * Asks for a place on this machine by the system's own window; null where the person chose none.
   * Undefined where the host has no such window: there a path is typed, as it may be everywhere.
   */
  readonly choosePath?: (kind: PathKind) => Promise<string | null>;
}

declare global {
  interface Window {
    /** Only on the desktop; a browser's page builds its own. */
    readonly daftar?: HostBridge;
  }
}
