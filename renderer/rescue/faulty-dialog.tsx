import { useQuery } from '@tanstack/react-query';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Answered } from '../kit/states.tsx';
import { Refused } from '../shell/asking.ts';
import { useRescue } from './rescue-app.tsx';
import { FAULTY_WORDS, RESCUE_TEXT as text } from './text.fa.ts';

interface FaultyDialogProps {
  readonly pass: string | null;
  readonly onClose: () => void;
}

/** The documents whose files are missing or altered, by what they belong to. */
export function FaultyDialog({ pass, onClose }: FaultyDialogProps) {
  const { client } = useRescue();
  const documents = useQuery({
    queryKey: ['rescue.listFaultyDocuments', pass],
    queryFn: async () => {
      const reply = await client.listFaultyDocuments({ pass });
      if (!reply.ok) throw new Refused(reply.error);
      return reply.value;
    },
  });
  return (
    <Dialog title={text.faulty} isWide onClose={onClose}>
      <div className="modal__body">
        <Answered answer={documents}>
          {(rows) => (
            <table className="grid">
              <thead>
                <tr>
                  <th scope="col">{text.faultyNgo}</th>
                  <th scope="col">{text.faultyKind}</th>
                  <th scope="col">{text.faultyTitle}</th>
                  <th scope="col">{text.faultyState}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  <tr key={index}>
                    <th scope="row">{row.ngo || text.none}</th>
                    <td>{row.kind || text.none}</td>
                    <td>{row.isRetired ? `${row.title} (${text.retired})` : row.title}</td>
                    <td>{FAULTY_WORDS[row.state]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Answered>
      </div>
      <div className="modal__foot">
        <Button onClick={onClose}>{text.close}</Button>
      </div>
    </Dialog>
  );
}
