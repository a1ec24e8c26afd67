import type { Migration } from "kysely"
import { statements, tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * Organisations that watch and check: what they declare, how they stand and stood, whom they invite, and
 * which conflicts of interest their people and the staff declare. An application is an accreditation
 * without an organisation yet; its public id becomes the organisation's.
 */
export function organizations(engine: Engine): Migration {
  const made = tables(
    engine,
    ["accreditation", "accreditation_step", "invitation", "declared_conflict"],
    `
    create table accreditation (
      id {key},
      public_id text not null unique,
      organization_id integer unique references organization (id),
      kind text not null check (kind in ('watchdog', 'auditor')),
      state text not null check (state in ('applied', 'declined', 'admitted', 'suspended')),
      name text not null,
      website text,
      scope text,
      funding text,
      conflicts text,
      langs text not null,
      lang text not null,
      applied_by integer references account (id),
      applied_at text not null,
      admin_id integer references account (id),
      check ((organization_id is null) = (state in ('applied', 'declined')))
    ) {strict};
    create index accreditation_state on accreditation (state, id);
    create index accreditation_applicant on accreditation (applied_by);
    create index accreditation_admin on accreditation (admin_id);

    create table accreditation_step (
      id {key},
      accreditation_id integer not null references accreditation (id),
      step text not null check (step in ('admit', 'decline', 'suspend', 'reinstate')),
      at text not null,
      reason text
    ) {strict};
    create index accreditation_step_of on accreditation_step (accreditation_id, id);

    create table invitation (
      id {key},
      public_id text not null unique,
      secret_hash {bytes} unique,
      email_tag {bytes} not null,
      email_sealed {bytes},
      role text not null,
      organization_id integer references organization (id),
      lang text not null,
      invited_by integer not null references account (id),
      invited_at text not null,
      expires_at text not null,
      accepted_by integer references account (id),
      ended_at text,
      ending text check (ending in ('accepted', 'revoked', 'expired')),
      check ((ended_at is null) = (ending is null)),
      check ((accepted_by is null) or (ending = 'accepted'))
    ) {strict};
    create index invitation_organization on invitation (organization_id, id);
    create index invitation_inviter on invitation (invited_by);
    create index invitation_accepter on invitation (accepted_by);
    create index invitation_expiry on invitation (expires_at) where ended_at is null;

    create table declared_conflict (
      id {key},
      public_id text not null unique,
      account_id integer not null references account (id),
      person_id integer references person (id),
      organization_id integer references organization (id),
      since text not null,
      reason text not null,
      lang text not null,
      declared_at text not null,
      ended_at text,
      check ((person_id is null) <> (organization_id is null))
    ) {strict};
    create index declared_conflict_account on declared_conflict (account_id);
    create index declared_conflict_person on declared_conflict (person_id);
    create index declared_conflict_organization on declared_conflict (organization_id)
    `,
  )
  return {
    async up(db) {
      await made.up(db)
      await statements(db, engine, "alter table account add column name_public_at text")
    },
    async down(db) {
      await made.down?.(db)
      await statements(db, engine, "alter table account drop column name_public_at")
    },
  }
}
