import { FIELD_WORDS } from '../../../../shared/features/ngos/field-words.fa.ts';
import { FORM_TEXT } from './text.fa.ts';

const OWN: Readonly<Record<string, string>> = {
  parent: FORM_TEXT.parent,
  fullName: FORM_TEXT.fullName,
  nationalId: FORM_TEXT.nationalId,
  mobile: FORM_TEXT.mobile,
  permitNo: FORM_TEXT.permitNo,
  issuedOn: FORM_TEXT.issuedOn,
  validUntil: FORM_TEXT.validUntil,
};

/** What a field is called where it is spoken of away from its place. */
export function fieldLabel(field: string): string {
  return OWN[field] ?? FIELD_WORDS[field] ?? field;
}
