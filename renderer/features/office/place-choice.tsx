import { useQuery } from '@tanstack/react-query';
import { FolderOpen } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { PlaceWarning } from '../../../shared/features/office/places.ts';
import { PLACE_FAULT_WORDS, PLACE_WARNING_WORDS } from '../../../shared/features/office/place-words.fa.ts';
import { placeContract } from '../../../shared/features/place/contract.ts';
import { createClient } from '../../../shared/kit/client.ts';
import { Button } from '../../kit/button.tsx';
import { FormDialog } from '../../kit/dialog.tsx';
import { Note } from '../../kit/field.tsx';
import { PathField } from '../../kit/path-field.tsx';
import { failureNotice } from '../../shell/asking.ts';
import { useConnection } from '../../shell/office.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { OFFICE_ERRORS, PLACE_TEXT } from './text.fa.ts';

/** Before there is an office: where its data will live, and the way to another folder. */
export function PlaceChoice() {
  const place = usePlace();
  const [isOpen, setOpen] = useState(false);
  const asked = useQuery({
    queryKey: ['place.getPlace'],
    queryFn: async () => {
      const reply = await place.getPlace({});
      if (!reply.ok) throw new Error(reply.error);
      return reply.value;
    },
  });
  if (asked.data === undefined) return null;
  const { folder, isChangeable } = asked.data;
  return (
    <>
      <span>{PLACE_TEXT.folder}</span>
      <code dir="ltr">{folder}</code>
      {isChangeable && (
        <Button small icon={FolderOpen} onClick={() => setOpen(true)}>
          {PLACE_TEXT.other}
        </Button>
      )}
      {isOpen && <PlaceDialog folder={folder} onClose={() => setOpen(false)} />}
    </>
  );
}

function usePlace() {
  const { host } = useConnection();
  return useMemo(
    () => createClient(placeContract, (method, input) => host.invoke({ token: null, method, input })).place,
    [host],
  );
}

interface PlaceDialogProps {
  readonly folder: string;
  readonly onClose: () => void;
}

function PlaceDialog({ folder: present, onClose }: PlaceDialogProps) {
  const place = usePlace();
  const [folder, setFolder] = useState(present);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [warned, setWarned] = useState<readonly PlaceWarning[]>([]);
  const [isRestarting, setRestarting] = useState(false);

  async function submit() {
    setBusy(true);
    setFailure(null);
    try {
      const reply = await place.choosePlace({ folder: folder.trim(), isAware: warned.length > 0 });
      if (!reply.ok) setFailure(sentenceOf(OFFICE_ERRORS, reply.error));
      else if (reply.value.state === 'refused') setFailure(PLACE_FAULT_WORDS[reply.value.fault]);
      else if (reply.value.state === 'warned') setWarned(reply.value.warnings);
      else if (reply.value.isRestarting) setRestarting(true);
      else window.location.assign('/');
    } catch (thrown) {
      const { title, text } = failureNotice(thrown);
      setFailure(`${title}. ${text}`);
    } finally {
      setBusy(false);
    }
  }

  return (
    <FormDialog
      title={PLACE_TEXT.title}
      submit={warned.length > 0 ? PLACE_TEXT.submitAware : PLACE_TEXT.submit}
      isBusy={isBusy || isRestarting}
      failure={failure}
      canSubmit={folder.trim() !== ''}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{PLACE_TEXT.about}</p>
      <PathField
        label={PLACE_TEXT.field}
        kinds={['folder']}
        isFocusedFirst
        value={folder}
        onChange={(path) => {
          setFolder(path);
          setWarned([]);
        }}
      />
      {warned.map((warning) => (
        <Note key={warning} tone="warn" text={PLACE_WARNING_WORDS[warning]} />
      ))}
      <p role="status">{isRestarting && PLACE_TEXT.restarting}</p>
    </FormDialog>
  );
}
