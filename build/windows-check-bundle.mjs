import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** Bundles tests/windows/check.ts as the main process itself is bundled; gives the folder with the program. */
export async function bundleWindowsCheck() {
  const esbuild = await import('esbuild');
  const folder = join(ROOT, 'out/windows-check');
  await esbuild.build({
    entryPoints: { 'windows-check': join(ROOT, 'tests/windows/check.ts') },
    bundle: true,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    outdir: folder,
    absWorkingDir: ROOT,
    logLevel: 'warning',
    charset: 'utf8',
    platform: 'node',
    target: 'node16',
    external: ['electron', 'sqlite3', 'pdfmake', 'pdfmake/*'],
    define: {
      'import.meta.dirname': '__dirname',
      'import.meta.filename': '__filename',
      'import.meta.url': 'importMetaUrl',
    },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
  return folder;
}
