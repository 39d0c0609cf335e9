/** Names that Windows keeps for devices, whatever their extension. */
const DEVICE_NAMES = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/**
 * A name that every platform takes as one file in the folder where it is put: no path, no sign that
 * Windows refuses, no bidi mark that could disguise the extension, at most 120 characters.
 */
export function safeFileName(name: string): string {
  const plain = name
    // ZWNJ stays: Persian names need it.
    .replace(/[\p{Cc}\u061c\u200b\u200d-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Cs}/gu, '')
    .replace(/[\\/:*?"<>|]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const safe = DEVICE_NAMES.test(plain) ? `-${plain}` : plain;
  if (safe === '') return 'daftar';
  if (safe.length <= 120) return safe;
  const extension = /\.[a-z0-9]{1,8}$/i.exec(safe)?.[0] ?? '';
  return safe.slice(0, 120 - extension.length).replace(/[\ud800-\udbff. ]+$/, '') + extension;
}
