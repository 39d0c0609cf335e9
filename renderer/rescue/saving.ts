import { useEffect, useState } from 'react';
import { useNotices } from '../kit/notices.tsx';
import { failureNotice } from '../shell/asking.ts';
import { sentenceOf } from '../shell/sentence.ts';
import { useRescue } from './rescue-app.tsx';
import { RESCUE_ERRORS, RESCUE_TEXT as text } from './text.fa.ts';

const ASK_EVERY_MS = 500;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Makes the files that can be carried away, and says how far that has come. */
export function useSaving() {
  const { client, host } = useRescue();
  const { tell } = useNotices();
  const [busy, setBusy] = useState<'export' | 'diagnostics' | null>(null);
  const [progress, setProgress] = useState<string | null>(null);

  useEffect(() => {
    if (busy !== 'export') return;
    const timer = window.setInterval(() => {
      client.getProgress({}).then(
        (reply) => {
          if (!reply.ok || reply.value.progress === null) return;
          setProgress(text.exportBusy(reply.value.progress.done, reply.value.progress.total));
        },
        () => undefined,
      );
    }, ASK_EVERY_MS);
    return () => {
      window.clearInterval(timer);
      setProgress(null);
    };
  }, [busy, client]);

  async function save(
    what: 'export' | 'diagnostics',
    mediaType: string,
    make: () => ReturnType<typeof client.exportReadable> | ReturnType<typeof client.makeDiagnostics>,
  ) {
    setBusy(what);
    try {
      const reply = await make();
      if (!reply.ok) {
        tell({ tone: 'bad', title: sentenceOf(RESCUE_ERRORS, reply.error) });
        return;
      }
      const { fileName: name, bytes } = reply.value;
      if ((await host.saveFile({ name, mediaType, bytes })) === 'saved') {
        tell({ tone: 'ok', title: text.saved, text: name });
      }
    } catch (failure) {
      tell({ tone: 'bad', ...failureNotice(failure) });
    } finally {
      setBusy(null);
    }
  }

  return {
    busy,
    progress,
    exportReadable: (pass: string | null) => save('export', XLSX, () => client.exportReadable({ pass })),
    saveDiagnostics: () => save('diagnostics', 'application/json', () => client.makeDiagnostics({})),
  };
}
