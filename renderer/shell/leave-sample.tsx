import { useQueryClient } from '@tanstack/react-query';
import { Effects, FormDialog } from '../kit/dialog.tsx';
import { useAct } from './asking.ts';
import { useConnection } from './office.tsx';
import { SHELL_TEXT } from './text.fa.ts';

/** From the sample to the real office, by one click and its confirmation. */
export function LeaveSample({ onClose }: { readonly onClose: () => void }) {
  const act = useAct();
  const queries = useQueryClient();
  const { setToken } = useConnection();
  async function leave() {
    const result = await act.run((office) => office.office.leaveSample({}));
    if (result?.ok === true) {
      window.location.hash = '';
      setToken(null);
      queries.clear();
      await queries.invalidateQueries();
    }
  }
  return (
    <FormDialog
      title={SHELL_TEXT.leaveSampleTitle}
      submit={SHELL_TEXT.leaveSample}
      isBusy={act.isBusy}
      onSubmit={() => void leave()}
      onClose={onClose}
    >
      <Effects lines={SHELL_TEXT.leaveSampleEffects} />
    </FormDialog>
  );
}
