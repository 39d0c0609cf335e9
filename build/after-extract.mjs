// electron-builder calls this for each package, before the application and the hashes of archives go in.
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** A runtime that is given unpacked has an application of its own; the package must have no other. */
export default function afterExtract({ appOutDir }) {
  rmSync(join(appOutDir, 'resources/default_app.asar'), { force: true });
}
