import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLACE_FAULT_WORDS, PLACE_WARNING_WORDS } from '../../shared/features/office/place-words.fa.ts';
import { PlaceFault, PlaceWarning } from '../../shared/features/office/places.ts';
import { judgeRealPlace, thisMachine, tryPlace } from './place-check.ts';
import { type PlaceMachine, judgePlace, mountOf, readDrives, readMounts } from './places.ts';

// As Debian, Ubuntu and Astra show themselves, with what offices hang in.
const MOUNTS = `sysfs /sys sysfs rw,nosuid,nodev,noexec,relatime 0 0
proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0
udev /dev devtmpfs rw,nosuid,relatime,size=8G,mode=755 0 0
tmpfs /run tmpfs rw,nosuid,nodev,size=1G,mode=755 0 0
/dev/mapper/vg-root / ext4 rw,relatime,errors=remount-ro 0 0
/dev/sda2 /home ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw,nosuid,nodev 0 0
fileserver:/export/home /mnt/nfs3 nfs rw,vers=3,addr=10.0.0.2 0 0
10.0.0.2:/data /mnt/nfs nfs4 rw,relatime,vers=4.2 0 0
//10.0.0.3/Baygani /mnt/cifs cifs rw,username=u 0 0
//srv/public /mnt/share\\040of\\040all smb3 rw 0 0
u@10.0.0.4:/srv /mnt/ssh fuse.sshfs rw,user_id=1000 0 0
https://cloud.example/dav /mnt/dav fuse.davfs rw 0 0
http://dav.example /mnt/dav2 davfs rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw,user_id=1000 0 0
remote: /mnt/rclone fuse.rclone rw 0 0
C:\\134 /mnt/c 9p rw,aname=drvfs 0 0
host0 /mnt/host 9p rw,trans=virtio 0 0
vmshare /mnt/vbox vboxsf rw 0 0
srv:/vol /mnt/other unheardfs rw 0 0
/dev/sdb1 /media/sara/USB vfat rw,uid=1000 0 0
/dev/sdb2 /run/media/sara/KINGSTON exfat rw 0 0
/dev/sr0 /media/cdrom0 iso9660 ro,nosuid 0 0
/dev/sdc1 /mnt/locked ext4 ro,relatime 0 0
/dev/sdd1 /mnt/fuseblk fuseblk rw,relatime 0 0
`;

const linux: PlaceMachine = { platform: 'linux', mounts: readMounts(MOUNTS), drives: new Map() };
const windows: PlaceMachine = {
  platform: 'win32',
  mounts: [],
  drives: readDrives('A:\\ 2\r\nC:\\ 3\r\nD:\\ 3\r\nE:\\ 5\r\nF:\\ 2\r\nR:\\ 6\r\nX:\\ 1\r\nZ:\\ 4\r\n'),
  systemRoot: 'D:\\Sys\\Win',
};
const unknowing: PlaceMachine = { platform: 'win32', mounts: [], drives: new Map() };

function said(path: string, machine: PlaceMachine): string {
  const verdict = judgePlace(path, machine);
  return verdict.kind === 'refused' ? verdict.fault : ['fit', ...verdict.warnings].join(' ');
}

describe('on Linux', () => {
  test.each([
    ['/home/sara/.local/share/daftar', 'fit'],
    ['/home/سارا کریمی/دفتر فرمانداری', 'fit'],
    ['/srv/daftar', 'fit'],
    ['/var/lib/daftar', 'fit'],
    ['/opt/daftar-data', 'fit'],
    ['/mnt/fuseblk/دفتر', 'fit'],
    ['/homely', 'fit'],
    ['/usr/local/daftar', 'fit'],
    ['/media/sara/USB/daftar', 'fit removable'],
    ['/run/media/sara/KINGSTON/دفتر', 'fit removable'],
    ['/tmp/daftar', 'fit temporary'],
    ['/var/tmp/daftar', 'fit temporary'],
    ['/home/sara/Dropbox/daftar', 'fit synced'],
    ['', 'empty'],
    ['   ', 'empty'],
    ['daftar', 'relative'],
    ['./daftar', 'relative'],
    ['../daftar', 'relative'],
    ['~/daftar', 'relative'],
    ['/home/sara/../../etc/daftar', 'relative'],
    ['C:\\daftar', 'relative'],
    ['/', 'root'],
    ['//', 'root'],
    ['/media/sara/USB', 'root'],
    ['/media/sara/USB/', 'root'],
    ['/etc/daftar', 'system'],
    ['/usr/share/daftar', 'system'],
    ['/usr', 'system'],
    ['/dev/shm/daftar', 'system'],
    ['/proc/daftar', 'system'],
    ['/sys/daftar', 'system'],
    ['/boot/daftar', 'system'],
    ['/run/daftar', 'system'],
    ['/mnt/nfs3/daftar', 'network'],
    ['/mnt/nfs', 'network'],
    ['/mnt/nfs/a/b/c', 'network'],
    ['/mnt/cifs/daftar', 'network'],
    ['/mnt/share of all/daftar', 'network'],
    ['/mnt/ssh/daftar', 'network'],
    ['/mnt/dav/daftar', 'network'],
    ['/mnt/dav2/daftar', 'network'],
    ['/run/user/1000/gvfs/smb-share:server=srv,share=x/daftar', 'network'],
    ['/mnt/rclone/daftar', 'network'],
    ['/mnt/c/daftar', 'network'],
    ['/mnt/host/daftar', 'network'],
    ['/mnt/vbox/daftar', 'network'],
    ['/mnt/other/daftar', 'network'],
    ['/mnt/nfsx/daftar', 'fit'],
    ['/media/cdrom0/daftar', 'read_only'],
    ['/mnt/locked/daftar', 'read_only'],
    ['//server/share', 'network'],
    ['\\\\server\\share', 'network'],
    ['smb://server/share', 'network'],
    ['nfs://server/x', 'network'],
    ['davs://server/x', 'network'],
    ['file:///home/sara', 'address'],
    ['https://example.ir/daftar', 'address'],
    ['//?/C:/daftar', 'device'],
    [`/home/${'ب'.repeat(128)}`, 'too_long'],
    [`/home/${'a/'.repeat(1_950)}`, 'too_long'],
    ['/home/sara/da\u0000ftar', 'bad_name'],
    ['/home/sara/\u202edaftar', 'bad_name'],
    ['/home/sara/line\nfeed', 'bad_name'],
  ])('%j is %s', (path, expected) => expect(said(path, linux)).toBe(expected));
});

describe('on Windows', () => {
  test.each([
    ['C:\\Users\\سارا کریمی\\AppData\\Roaming\\daftar', 'fit'],
    ['D:\\دفتر فرمانداری', 'fit'],
    ['D:/daftar', 'fit'],
    ['d:\\daftar\\', 'fit'],
    ['\\\\?\\D:\\daftar', 'fit'],
    ['//?/D:/daftar', 'fit'],
    ['F:\\daftar', 'fit removable'],
    ['R:\\daftar', 'fit temporary'],
    ['C:\\Users\\sara\\AppData\\Local\\Temp\\daftar', 'fit temporary'],
    ['C:\\Users\\sara\\OneDrive\\daftar', 'fit synced'],
    ['C:\\Users\\sara\\OneDrive - Farmandari\\daftar', 'fit synced'],
    ['', 'empty'],
    ['\\\\server\\share', 'network'],
    ['\\\\server\\share\\daftar', 'network'],
    ['//server/share/daftar', 'network'],
    ['\\/server\\share', 'network'],
    ['\\\\10.0.0.2\\c$\\daftar', 'network'],
    ['\\\\?\\UNC\\server\\share', 'network'],
    ['\\\\?\\unc\\server\\share\\daftar', 'network'],
    ['//?/UNC/server/share', 'network'],
    ['\\\\.\\UNC\\server\\share', 'network'],
    ['Z:\\daftar', 'network'],
    ['z:/daftar', 'network'],
    ['\\\\?\\Z:\\daftar', 'network'],
    ['smb://server/share', 'network'],
    ['E:\\daftar', 'read_only'],
    ['X:\\daftar', 'absent'],
    ['Q:\\daftar', 'absent'],
    ['\\\\.\\C:', 'device'],
    ['\\\\.\\PhysicalDrive0', 'device'],
    ['\\\\?\\Volume{0a1b}\\daftar', 'device'],
    ['\\\\?\\GLOBALROOT\\Device\\x', 'device'],
    ['C:\\daftar\\NUL', 'device'],
    ['C:\\con\\daftar', 'device'],
    ['C:\\lpt1.txt\\daftar', 'device'],
    ['daftar', 'relative'],
    ['C:daftar', 'relative'],
    ['\\daftar', 'relative'],
    ['/home/daftar', 'relative'],
    ['C:\\Users\\..\\Windows', 'relative'],
    ['C:\\', 'root'],
    ['D:/', 'root'],
    ['C:\\Windows\\daftar', 'system'],
    ['c:\\windows', 'system'],
    ['C:\\Program Files\\daftar', 'system'],
    ['C:\\Program Files (x86)\\Daftar', 'system'],
    ['D:\\$Recycle.Bin\\daftar', 'system'],
    ['D:\\System Volume Information', 'system'],
    ['D:\\Sys\\Win\\daftar', 'system'],
    ['D:\\a:b', 'bad_name'],
    ['D:\\daftar\\file:stream', 'bad_name'],
    ['D:\\da?tar', 'bad_name'],
    ['D:\\daftar.', 'bad_name'],
    ['D:\\daftar \\x', 'bad_name'],
    ['D:\\\u200fdaftar', 'bad_name'],
    [`D:\\${'a'.repeat(158)}`, 'too_long'],
  ])('%j is %s', (path, expected) => expect(said(path, windows)).toBe(expected));

  test('of drives that nobody can tell of only the path is judged', () => {
    expect(said('Z:\\daftar', unknowing)).toBe('fit');
    expect(said('\\\\server\\share', unknowing)).toBe('network');
  });

  test('drives are read from either answer', () => {
    const wmic = 'DeviceID  DriveType  \r\r\nC:        3          \r\r\nZ:        4          \r\r\n\r\r\n';
    expect([...readDrives(wmic)]).toEqual([
      ['C', 'fixed'],
      ['Z', 'network'],
    ]);
    expect([...readDrives('C:\\ 3\r\nZ:\\ 4\r\nfoo\r\n1:\\ 3\r\nD:\\ 9')]).toEqual([
      ['C', 'fixed'],
      ['Z', 'network'],
    ]);
  });
});

describe('whatever is written', () => {
  const anyPath = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom('\\', '/', '?', '.', 'C', ':', 'UNC', ' ', 'س', 'a'), maxLength: 12 }),
  );
  const machine = fc.constantFrom(linux, windows, unknowing);

  test('there is an answer, and a fit place is a whole path without a way up', () => {
    fc.assert(
      fc.property(anyPath, machine, (path, on) => {
        const verdict = judgePlace(path, on);
        if (verdict.kind === 'refused') return;
        expect(path).toMatch(on.platform === 'win32' ? /^([\\/]{2}\?[\\/]+)?[a-z]:[\\/]/iu : /^\//u);
        expect(path.split(/[\\/]/u)).not.toContain('..');
      }),
      { numRuns: 2_000, examples: [['/\\\\..', linux]] },
    );
  });

  test('a server’s folder is refused on every system, however its slashes lean and whatever follows', () => {
    const slash = fc.constantFrom('\\', '/');
    const name = fc.stringMatching(/^[a-z0-9\u0621-\u06cc][a-z0-9\u0621-\u06cc$ -]{0,12}$/u);
    const unc = fc
      .tuple(slash, slash, fc.constantFrom('', '?\\UNC\\', '?/unc/', '.\\UNC\\'), name, slash, name)
      .map(([one, two, long, server, three, share]) => `${one}${two}${long}${server}${three}${share}`);
    fc.assert(
      fc.property(unc, fc.array(name, { maxLength: 3 }), machine, (root, more, on) => {
        expect(judgePlace([root, ...more].join('/'), on)).toEqual({ kind: 'refused', fault: 'network' });
      }),
      { numRuns: 1_000 },
    );
  });

  test('what lies below a refused mount is refused as well, unless another one lies over it', () => {
    const name = fc.stringMatching(/^[a-z0-9\u0621-\u06cc][a-z0-9\u0621-\u06cc ]{0,8}$/u);
    const networks = linux.mounts.filter(({ place }) => said(place, linux) === 'network');
    expect(networks.length).toBeGreaterThan(9);
    fc.assert(
      fc.property(fc.constantFrom(...networks), fc.array(name, { maxLength: 4 }), ({ place }, below) => {
        const path = [place, ...below].join('/');
        expect(said(path, linux)).toBe('network');
        const over = { source: '/dev/sdz1', place: path, type: 'ext4', options: ['rw'] };
        const mounts = [...linux.mounts, over];
        expect(mountOf(path, mounts)).toBe(over);
        expect(said(`${path}/x`, { ...linux, mounts })).not.toBe('network');
      }),
    );
  });

  test('any text is a table of mounts and of drives', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        readMounts(text);
        for (const letter of readDrives(text).keys()) expect(letter).toMatch(/^[A-Z]$/u);
      }),
    );
  });
});

describe('the program’s own folder', () => {
  const onLinux: PlaceMachine = { ...linux, programFolder: '/home/sara/برنامه‌ها/daftar' };
  const onWindows: PlaceMachine = { ...windows, programFolder: 'D:\\دفتر\\Daftar 1.0' };
  const name = fc.stringMatching(/^[a-z0-9\u0621-\u06cc][a-z0-9\u0621-\u06cc ]{0,8}[a-z0-9\u0621-\u06cc]$/u);
  const below = fc.array(name, { maxLength: 3 });

  test('is refused with all that lies below it, however the slashes stand and the letters are cased', () => {
    fc.assert(
      fc.property(below, fc.integer({ min: 1, max: 3 }), fc.constantFrom('\\', '/'), (names, many, slash) => {
        const folder = ['/home', 'sara', 'برنامه‌ها', 'daftar', ...names].join('/'.repeat(many));
        expect(judgePlace(folder, onLinux)).toEqual({ kind: 'refused', fault: 'program' });
        const drive = ['d:', 'دفتر', 'DAFTAR 1.0', ...names].join(slash.repeat(many));
        expect(judgePlace(drive, onWindows)).toEqual({ kind: 'refused', fault: 'program' });
        expect(judgePlace(`\\\\?\\${drive.replaceAll('/', '\\')}`, onWindows)).toEqual({
          kind: 'refused',
          fault: 'program',
        });
      }),
    );
  });

  test('what lies beside or above it is fit', () => {
    fc.assert(
      fc.property(name, (more) => {
        expect(judgePlace(`/home/sara/برنامه‌ها/daftar${more}`, onLinux).kind).toBe('fit');
        expect(judgePlace(`D:\\دفتر\\Daftar 1.0${more}`, onWindows).kind).toBe('fit');
      }),
    );
    expect(judgePlace('/home/sara/برنامه‌ها', onLinux).kind).toBe('fit');
    expect(judgePlace('D:\\دفتر', onWindows).kind).toBe('fit');
  });

  test('a path with doubled slashes is judged like one without', () => {
    expect(said('/mnt//nfs/دفتر', linux)).toBe('network');
    expect(said('/usr//share/daftar', linux)).toBe('system');
    expect(said('//etc/daftar', linux)).toBe('network');
    expect(said('D:\\Sys\\\\Win\\daftar', windows)).toBe('system');
  });

  test('is known of this very program', async () => {
    const machine = await thisMachine({ asksDrives: false });
    const inside = join(machine.programFolder ?? '', 'data');
    expect((await judgeRealPlace(inside, machine)).kind).toBe('refused');
    expect(judgePlace(inside, { ...machine, mounts: [] })).toMatchObject({
      fault: expect.stringMatching(/^(program|system)$/u) as string,
    });
  });
});

test('every fault and warning has one sentence with its remedy', () => {
  for (const fault of PlaceFault.options) expect(PLACE_FAULT_WORDS[fault]).toMatch(/^[^.]+؛[^.]+\.$/u);
  for (const warning of PlaceWarning.options)
    expect(PLACE_WARNING_WORDS[warning]).toMatch(/^[^.]+؛[^.]+\.$/u);
});

describe('a folder of this machine', () => {
  const inFolder = async (work: (folder: string) => Promise<void>) => {
    const folder = await mkdtemp(join(tmpdir(), 'daftar-place-'));
    await work(folder).finally(() => rm(folder, { recursive: true, force: true }));
  };

  test('is tried by writing, made where it is not there, and left without a trace of that', () =>
    inFolder(async (folder) => {
      const machine = await thisMachine();
      const place = join(folder, 'دفتر', 'فرمانداری');
      expect((await tryPlace(place, machine)).kind).toBe('fit');
      expect(await readdir(place)).toEqual([]);
      await mkdir(join(place, 'documents'));
      await writeFile(join(place, 'daftar.sqlite'), '');
      await writeFile(join(place, 'trail-head.json'), '{}');
      expect((await tryPlace(place, machine)).kind).toBe('fit');
      await writeFile(join(place, 'نامه.docx'), 'x');
      expect(await tryPlace(place, machine)).toEqual({ kind: 'refused', fault: 'taken' });
      expect(await tryPlace(join(place, 'نامه.docx'), machine)).toMatchObject({ fault: 'not_a_folder' });
      expect(await tryPlace(join(place, 'نامه.docx', 'x'), machine)).toMatchObject({ fault: 'not_a_folder' });
    }));

  test.skipIf(process.platform === 'win32')('is judged by what it really is behind a link', () =>
    inFolder(async (folder) => {
      const machine = await thisMachine();
      await symlink('/etc', join(folder, 'link'));
      const place = join(folder, 'link', 'daftar');
      expect(judgePlace(place, machine).kind).toBe('fit');
      expect(await judgeRealPlace(place, machine)).toEqual({ kind: 'refused', fault: 'system' });
      expect(await tryPlace(place, machine)).toEqual({ kind: 'refused', fault: 'system' });
    }),
  );
});
