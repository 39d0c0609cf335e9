/** The application's own scheme: a secure origin of its own, with nothing of the file system in it. */
export const SCHEME = 'daftar';
export const ADDRESS = `${SCHEME}://app/`;

/** Whether an address belongs to the application. */
export function isOwnAddress(url: string): boolean {
  return url.startsWith(ADDRESS);
}
