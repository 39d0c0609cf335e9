import type {
  Body,
  Flag,
  Membership,
  NgoDocument,
  NgoRecord,
  Permit,
} from '../../../../shared/features/ngos/records.ts';
import { ngos } from '../../../../shared/features/ngos/contract.ts';
import { type PermitStep, currentPermit, possibleSteps } from '../../../../shared/features/ngos/rules.ts';
import type { Permission } from '../../../../shared/access.ts';
import type { ListEntryId } from '../../../../shared/features/settings/contract.ts';
import type { Allow } from '../../../../shared/kit/method.ts';
import { assertNever } from '../../../../shared/kit/result.ts';
import { ContactDialog, OwnValuesDialog } from './contact-acts.tsx';
import { AddDocumentDialog, RetireDocumentDialog } from './document-acts.tsx';
import { ClearFlagDialog, NoteDialog, RaiseFlagDialog } from './flag-acts.tsx';
import { LeaveRegisterDialog, RestoreDialog } from './lifecycle-acts.tsx';
import { AppointDialog, CorrectMembershipDialog, EndMembershipDialog } from './member-acts.tsx';
import { PermitActDialog } from './permit-act.tsx';
import { CorrectPermitDialog, IssuePermitDialog } from './permit-papers.tsx';
import type { PermitActName } from './text.fa.ts';

/** The act whose dialog is open, with what it is about. */
export type OpenAct =
  | { readonly act: PermitActName | 'renewPermit' | 'correctPermit'; readonly permit: Permit }
  | { readonly act: 'issuePermit' }
  | { readonly act: 'appointMember'; readonly body: Body }
  | { readonly act: 'endMembership' | 'correctMembership'; readonly seat: Membership }
  | { readonly act: 'addDocument'; readonly typeId: ListEntryId | null; readonly file: File | null }
  | { readonly act: 'retireDocument'; readonly document: NgoDocument }
  | { readonly act: 'clearFlag'; readonly flag: Flag }
  | { readonly act: 'raiseFlag' | 'addNote' | 'dissolveNgo' | 'retireNgo' | 'restoreNgo' }
  | { readonly act: 'updateContact' | 'setOwnValues' };

/** Whether a page offers an act; the contract says who may, and the office decides again. */
export function mayAct(act: OpenAct['act'], can: (permission: Permission) => boolean): boolean {
  const allow: Allow = ngos[act].allow;
  return typeof allow !== 'string' && allow.some((permission) => can(permission));
}

/** The acts on the permit that its state allows, each ready to open. */
export function permitActs(record: NgoRecord): readonly (OpenAct & { readonly act: PermitStep })[] {
  const permit = currentPermit(record.permits);
  return possibleSteps(record.permitState).flatMap((act): readonly (OpenAct & { act: PermitStep })[] => {
    if (act === 'issuePermit') return [{ act }];
    return permit === undefined ? [] : [{ act, permit }];
  });
}

interface ActDialogProps {
  readonly open: OpenAct;
  readonly record: NgoRecord;
  readonly onClose: () => void;
}

/** The dialog of whichever act is open. */
export function ActDialog({ open, record, onClose }: ActDialogProps) {
  const props = { record, onClose };
  switch (open.act) {
    case 'startRenewal':
    case 'endRenewal':
    case 'suspendPermit':
    case 'liftSuspension':
    case 'revokePermit':
      return <PermitActDialog {...props} act={open.act} permit={open.permit} />;
    case 'issuePermit':
      return <IssuePermitDialog {...props} before={null} />;
    case 'renewPermit':
      return <IssuePermitDialog {...props} before={open.permit} />;
    case 'correctPermit':
      return <CorrectPermitDialog {...props} permit={open.permit} />;
    case 'appointMember':
      return <AppointDialog {...props} body={open.body} />;
    case 'endMembership':
      return <EndMembershipDialog {...props} seat={open.seat} />;
    case 'correctMembership':
      return <CorrectMembershipDialog {...props} seat={open.seat} />;
    case 'addDocument':
      return <AddDocumentDialog {...props} typeId={open.typeId} file={open.file} />;
    case 'retireDocument':
      return <RetireDocumentDialog {...props} document={open.document} />;
    case 'raiseFlag':
      return <RaiseFlagDialog {...props} />;
    case 'clearFlag':
      return <ClearFlagDialog {...props} flag={open.flag} />;
    case 'addNote':
      return <NoteDialog {...props} />;
    case 'dissolveNgo':
      return <LeaveRegisterDialog {...props} how="dissolve" />;
    case 'retireNgo':
      return <LeaveRegisterDialog {...props} how="retire" />;
    case 'restoreNgo':
      return <RestoreDialog {...props} />;
    case 'updateContact':
      return <ContactDialog {...props} />;
    case 'setOwnValues':
      return <OwnValuesDialog {...props} />;
    default:
      return assertNever(open);
  }
}
