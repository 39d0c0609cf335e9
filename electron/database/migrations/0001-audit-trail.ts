import { type Migration, statements } from '../migrate.ts';

export const auditTrail: Migration = {
  name: '0001-audit-trail',
  up: statements(
    `create table audit (
      seq integer primary key check (seq > 0),
      at text not null,
      account_id integer,
      person text,
      method text not null,
      outcome text not null,
      subject text,
      reason text,
      change text check (json_valid(change)),
      hash text not null check (length(hash) = 64)
    ) strict`,
    'create index audit_by_subject on audit (subject, seq)',
    'create index audit_by_instant on audit (at)',
    // Against our own mistakes; against others there is the hash chain.
    `create trigger audit_is_never_changed before update on audit
      begin select raise(abort, 'the audit trail is append-only'); end`,
    `create trigger audit_is_never_deleted before delete on audit
      begin select raise(abort, 'the audit trail is append-only'); end`,
  ),
};
