import type { PlaceFault, PlaceWarning } from '../../shared/features/office/places.ts';

/** A line of the table of mounts. */
export interface Mount {
  /** A device, or the server's folder. */
  readonly source: string;
  readonly place: string;
  readonly type: string;
  readonly options: readonly string[];
}

/** As Windows numbers the kinds of its drives (`DRIVE_…`, `System.IO.DriveType`). */
export type DriveType = 'unknown' | 'no_root' | 'removable' | 'fixed' | 'network' | 'cdrom' | 'ram';

/** What must be known of a machine to judge a place on it. */
export interface PlaceMachine {
  readonly platform: string;
  /** Of Linux; empty where it is not known. */
  readonly mounts: readonly Mount[];
  /** Of Windows, by letter (`C`); empty where it is not known. */
  readonly drives: ReadonlyMap<string, DriveType>;
  /** Windows' own folder, where it lies elsewhere than usual. */
  readonly systemRoot?: string | undefined;
  /** Where the running program lies, behind its links: an update or a removal takes that folder away. */
  readonly programFolder?: string | undefined;
}

export type PlaceVerdict =
  | { readonly kind: 'refused'; readonly fault: PlaceFault }
  | { readonly kind: 'fit'; readonly warnings: readonly PlaceWarning[] };

/**
 * Whether the office's data may live in a folder, from its path and what is known of the machine alone. A
 * database on a network breaks with the network, and its locks do not hold there: such a place is refused
 * whatever it is called. Whether it can be written is found out by trying (`place-check.ts`).
 */
export function judgePlace(path: string, machine: PlaceMachine): PlaceVerdict {
  const fault = formFault(path) ?? (machine.platform === 'win32' ? windowsFault : posixFault)(path, machine);
  return fault === null ? { kind: 'fit', warnings: warningsOf(path, machine) } : { kind: 'refused', fault };
}

const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

/** What is wrong on every platform. */
function formFault(path: string): PlaceFault | null {
  if (path.trim() === '') return 'empty';
  if (UNSEEN.test(path)) return 'bad_name';
  if (/^[a-z][a-z0-9+.-]+:[\\/]{2}/iu.test(path)) {
    return /^(smb|cifs|nfs|afp|sftp|ssh|dav|davs|webdav)/iu.test(path) ? 'network' : 'address';
  }
  return isUnc(path) ? 'network' : null;
}

/** `\\server\share`, however its slashes lean, and the long form of it; not `\\?\C:\` and devices. */
function isUnc(path: string): boolean {
  if (/^[\\/]{2}[?.][\\/]+unc([\\/]|$)/iu.test(path)) return true;
  return /^[\\/]{2}[^\\/?.]/u.test(path) || /^[\\/]{2}[?.][^\\/]/u.test(path);
}

/** The longest name that is made inside (`temporary\preview-…\daftar.sqlite-journal`), within MAX_PATH. */
const LONGEST_WINDOWS = 160;
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/iu;
const WINDOWS_SYSTEM = [
  'windows',
  'winnt',
  'program files',
  'program files (x86)',
  '$recycle.bin',
  'recycler',
  'system volume information',
  'boot',
  'recovery',
  'perflogs',
];

function windowsFault(
  path: string,
  { drives, systemRoot, programFolder = '' }: PlaceMachine,
): PlaceFault | null {
  const plain = windowsForm(path);
  if (plain === null || plain.startsWith('\\\\')) return 'device';
  if (!/^[a-z]:\\/iu.test(plain)) return 'relative';
  if (plain.length > LONGEST_WINDOWS) return 'too_long';
  const names = plain
    .slice(3)
    .split('\\')
    .filter((name) => name !== '');
  if (names.some((name) => name === '.' || name === '..')) return 'relative';
  if (names.some((name) => DEVICE.test(name))) return 'device';
  if (names.some((name) => /[<>:"|?*]/u.test(name) || /[. ]$/u.test(name))) return 'bad_name';
  const drive = driveFault(plain.slice(0, 1).toUpperCase(), drives);
  if (drive !== null) return drive;
  const [first] = names;
  if (first === undefined) return 'root';
  const isSystem = WINDOWS_SYSTEM.includes(first.toLowerCase()) || isWithin(plain, systemRoot ?? '', '\\');
  if (isSystem) return 'system';
  return isWithin(plain, windowsForm(programFolder) ?? '', '\\') ? 'program' : null;
}

/**
 * With slashes that lean one way. `\\?\C:\x` is `C:\x`; null for what else begins so: volumes, devices, the
 * object manager.
 */
function windowsForm(path: string): string | null {
  const leaning = path.replace(/\//gu, '\\');
  if (!/^\\\\[?.]/u.test(leaning)) return leaning;
  const inner = /^\\\\\?\\+([a-z]:\\.*)$/iu.exec(leaning)?.[1];
  return inner ?? null;
}

function driveFault(letter: string, drives: ReadonlyMap<string, DriveType>): PlaceFault | null {
  if (drives.size === 0) return null;
  switch (drives.get(letter)) {
    case 'network':
      return 'network';
    case 'cdrom':
      return 'read_only';
    case undefined:
    case 'no_root':
      return 'absent';
    default:
      return null;
  }
}

const LONGEST_POSIX = 3_800;
const POSIX_SYSTEM = [
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/lib',
  '/lib32',
  '/lib64',
  '/libx32',
  '/lost+found',
  '/proc',
  '/run',
  '/sbin',
  '/snap',
  '/sys',
  '/usr',
  '/System',
  '/Library',
  '/Applications',
];
/** Within a folder of the system, yet a person's own. */
const POSIX_OWN = ['/run/media', '/usr/local/daftar'];

const NETWORK_TYPE =
  /^(nfs[0-9]*|cifs|smb[0-9]*|smbfs|9p|afs|ncpfs?|coda|ceph|glusterfs|lustre|gpfs|beegfs|ocfs2|gfs2?|davfs2?|webdav|afpfs|sshfs|vboxsf|vmhgfs|prl_fs|virtiofs)$/iu;
const NETWORK_FUSE =
  /(^|[.-])(sshfs|smbnetfs|davfs2?|rclone|gvfsd-fuse|curlftpfs|s3fs|glusterfs|ceph|cephfs|nfs|cifs|smb|webdav|vmhgfs-fuse|portal|gcsfuse|mfs|moosefs|onedriver|google-drive-ocamlfuse)$/iu;
const PSEUDO_TYPE =
  /^(proc|sysfs|devtmpfs|devpts|cgroup2?|securityfs|debugfs|tracefs|configfs|pstore|bpf|mqueue|hugetlbfs|efivarfs|autofs|binfmt_misc|fusectl|rpc_pipefs|nsfs)$/u;
const READ_ONLY_TYPE = /^(iso9660|udf|squashfs|cramfs|romfs|erofs)$/u;

function posixFault(path: string, { mounts, programFolder = '' }: PlaceMachine): PlaceFault | null {
  if (!path.startsWith('/')) return 'relative';
  // What Windows calls a device or a volume.
  if (/^\/\/[?.](\/|$)/u.test(path)) return 'device';
  const names = path.split('/').filter((name) => name !== '');
  if (names.some((name) => name === '.' || name === '..')) return 'relative';
  // Allowed here, and a way into other folders wherever a stick with it is read.
  if (path.includes('\\')) return 'bad_name';
  if (bytesOf(path) > LONGEST_POSIX || names.some((name) => bytesOf(name) > 255)) return 'too_long';
  if (names.length === 0) return 'root';
  const mount = mountOf(path, mounts);
  if (mount !== undefined) {
    const fault = mountFault(mount);
    if (fault !== null) return fault;
    if (mount.place !== '/' && isSame(path, mount.place) && isRemovablePlace(path)) return 'root';
  }
  const isOwn = POSIX_OWN.some((own) => isWithin(path, own, '/'));
  if (!isOwn && POSIX_SYSTEM.some((system) => isWithin(path, system, '/'))) return 'system';
  return isWithin(path, programFolder, '/') ? 'program' : null;
}

function mountFault({ type, source, options }: Mount): PlaceFault | null {
  if (NETWORK_TYPE.test(type) || (/^fuse/iu.test(type) && NETWORK_FUSE.test(type))) return 'network';
  // A type of another name whose source is a server's folder: host:/path or //host/path.
  if (/^\/\/[^/]/u.test(source) || /^[\w.-]+:\//u.test(source)) return 'network';
  if (PSEUDO_TYPE.test(type)) return 'system';
  if (READ_ONLY_TYPE.test(type) || options.includes('ro')) return 'read_only';
  return null;
}

/** The mount that a path lies on: the longest one, and of equal ones the last, which covers the others. */
export function mountOf(path: string, mounts: readonly Mount[]): Mount | undefined {
  return mounts.reduce<Mount | undefined>((best, mount) => {
    if (!isWithin(path, mount.place, '/')) return best;
    return best === undefined || mount.place.length >= best.place.length ? mount : best;
  }, undefined);
}

/** Reads `/proc/self/mounts`; a line that is none is left out. */
export function readMounts(text: string): readonly Mount[] {
  return text.split('\n').flatMap((line) => {
    const [source, place, type, options] = line.split(' ');
    if (source === undefined || !place?.startsWith('/') || type === undefined) return [];
    return [{ source: plain(source), place: plain(place), type, options: (options ?? '').split(',') }];
  });
}

/** A space in a name stands as `\040`. */
function plain(text: string): string {
  return text.replace(/\\([0-7]{3})/gu, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
}

const DRIVE_TYPES = ['unknown', 'no_root', 'removable', 'fixed', 'network', 'cdrom', 'ram'] as const;

/** Reads lines such as `C:\ 3` or `C: 3`, as a machine was asked for them; any other line is left out. */
export function readDrives(text: string): ReadonlyMap<string, DriveType> {
  const drives = new Map<string, DriveType>();
  for (const line of text.split(/[\r\n]+/u)) {
    const [, letter, number] = /^\s*([a-z]):\\?\s+([0-6])\s*$/iu.exec(line) ?? [];
    const type = DRIVE_TYPES[Number(number)];
    if (letter !== undefined && type !== undefined) drives.set(letter.toUpperCase(), type);
  }
  return drives;
}

function warningsOf(path: string, { platform, mounts, drives }: PlaceMachine): readonly PlaceWarning[] {
  const isWindows = platform === 'win32';
  const names = path.split(isWindows ? /[\\/]/u : /\//u).map((name) => name.toLowerCase());
  const mount = isWindows ? undefined : mountOf(path, mounts);
  const letter = path
    .replace(/^[\\/]{2}\?[\\/]/u, '')
    .slice(0, 1)
    .toUpperCase();
  const isRemovable = isWindows ? drives.get(letter) === 'removable' : isRemovablePlace(path);
  const isTemporary = isWindows
    ? names.includes('temp') || names.includes('tmp') || drives.get(letter) === 'ram'
    : isWithin(path, '/tmp', '/') || isWithin(path, '/var/tmp', '/') || mount?.type === 'tmpfs';
  const isSynced = names.some((name) => SYNCED.test(name));
  return [
    ...(isRemovable ? ['removable' as const] : []),
    ...(isTemporary ? ['temporary' as const] : []),
    ...(isSynced ? ['synced' as const] : []),
  ];
}

const SYNCED =
  /^(onedrive( - .*)?|dropbox|google ?drive|my drive|icloud ?drive|nextcloud|owncloud|mega|pcloud ?drive)$/u;

function isRemovablePlace(path: string): boolean {
  return ['/media', '/run/media', '/Volumes'].some((place) => isWithin(path, place, '/'));
}

function isSame(path: string, other: string): boolean {
  return isWithin(path, other, '/') && isWithin(other, path, '/');
}

/**
 * Whether a path is a folder or lies within it, however many separators stand between two names; Windows
 * does not tell letters apart by case.
 */
function isWithin(path: string, folder: string, separator: '/' | '\\'): boolean {
  if (folder === '') return false;
  const [one, other] = [path, folder].map((text) => plainly(text, separator));
  return other !== undefined && (one?.startsWith(other) ?? false);
}

/** With one separator after each name. */
function plainly(path: string, separator: '/' | '\\'): string {
  const cased = separator === '\\' ? path.toLowerCase() : path;
  return `${cased}${separator}`.replace(separator === '/' ? /\/+/gu : /\\+/gu, () => separator);
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
