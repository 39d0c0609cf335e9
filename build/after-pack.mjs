// electron-builder calls this for each package before fuses are set.
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** A runtime that is given unpacked has a page of its own; the package must have no other application. */
export default function afterPack({ appOutDir }) {
  rmSync(join(appOutDir, 'resources/default_app.asar'), { force: true });
}
