// `npm start`: the desktop host; without a runtime or a display, the browser host.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { electronRuntime, hasDisplay, isRootOnLinux } from './runtime.mjs';
import { TEXT } from './text.fa.mjs';

const ROOT = join(import.meta.dirname, '..');

/** A runtime that cannot run here (a missing library, a display that refuses) ends at once. */
const EARLY_END_MS = 10_000;
/** The desktop host ends so after a bug of its own, which it has told and logged. */
const OWN_FAILURE = 1;

await bundle();
process.exitCode = await start();

async function start() {
  if (!hasDisplay()) return browserHost(TEXT.noDisplay);
  const runtime = await electronRuntime();
  if (runtime === undefined) return browserHost(TEXT.noRuntime);
  const started = Date.now();
  const code = await desktopHost(runtime);
  const diedEarly = code !== 0 && code !== OWN_FAILURE && Date.now() - started < EARLY_END_MS;
  return diedEarly ? browserHost(TEXT.runtimeFailed) : code;
}

function desktopHost(runtime) {
  if (isRootOnLinux()) console.log(TEXT.asRoot);
  return run(runtime, [...(isRootOnLinux() ? ['--no-sandbox'] : []), ROOT]);
}

function browserHost(why) {
  console.log(why);
  return run(process.execPath, [join(ROOT, 'out/app/electron/browser-main.cjs')]);
}

/** Runs a host in the foreground and gives its exit code; Ctrl+C and the like are the host's. */
function run(program, args) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: undefined };
  const host = spawn(program, args, { stdio: 'inherit', env });
  const forwards = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    const forward = () => host.kill(signal);
    process.on(signal, forward);
    return () => process.off(signal, forward);
  });
  return new Promise((resolve) => {
    const end = (code) => {
      for (const stop of forwards) stop();
      resolve(code);
    };
    host.on('error', () => end(127));
    host.on('exit', (code, signal) => end(code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 128)));
  });
}
