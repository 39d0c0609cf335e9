import { safeStorage } from 'electron';
import type { KeyStore } from '../protection/folder-key.ts';

/**
 * The system's store of secrets as Electron offers it: DPAPI on Windows, the keychain on macOS. Null where
 * there is none to rely on; on Linux Electron falls back to a fixed password where no keyring runs, so only
 * a named keyring counts there. To be asked once the application is ready.
 */
export function systemKeyStore(): KeyStore | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  if (process.platform === 'linux' && !hasKeyring()) return null;
  return {
    protect: (secret) => safeStorage.encryptString(secret).toString('base64'),
    reveal: (text) => safeStorage.decryptString(Buffer.from(text, 'base64')),
  };
}

function hasKeyring(): boolean {
  // Older ones cannot say which store they use, and then it is not to be relied on.
  const { getSelectedStorageBackend: backend } = safeStorage as Partial<typeof safeStorage>;
  return backend !== undefined && !['basic_text', 'unknown'].includes(backend.call(safeStorage));
}
