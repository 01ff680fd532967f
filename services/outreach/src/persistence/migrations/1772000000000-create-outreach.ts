import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases, consents, contact attempts and the roster of workers. */
export class CreateOutreach1772000000000 implements MigrationInterface {
  readonly name = 'CreateOutreach1772000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outreach_case (
        id uuid not null,
        site text not null,
        version integer not null,
        status text not null,
        is_submitted boolean not null,
        is_triaged boolean not null,
        is_eligible boolean not null,
        person_id uuid,
        referrer_org_id uuid,
        intake_consent jsonb,
        intake_consent_id uuid,
        urgency text not null,
        age_band text not null,
        area_code text,
        language text not null,
        need_codes jsonb not null,
        choice_codes jsonb not null,
        worker_id uuid,
        assignment jsonb,
        first_attempt_due_at timestamptz(3),
        first_attempt_missed boolean not null,
        consent_id uuid,
        requested_needs jsonb not null,
        attempts integer not null,
        attempt_modes jsonb not null,
        first_attempt_at timestamptz(3),
        family_tried boolean not null,
        contacted_at timestamptz(3),
        refusals integer not null,
        reapproach_at timestamptz(3),
        purge_on text,
        placements jsonb not null,
        cause_code text,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint outreach_case_pk primary key (id)
      );
      create index outreach_case_by_status on outreach_case (site, status, id);
      create index outreach_case_by_worker on outreach_case (worker_id, id);
      create index outreach_case_by_intake_consent on outreach_case (intake_consent_id);
      comment on column outreach_case.id is 'class=C1; keep=7y';
      comment on column outreach_case.site is 'class=C1; keep=7y';
      comment on column outreach_case.version is 'class=T; keep=7y';
      comment on column outreach_case.status is 'class=C4; keep=3y';
      comment on column outreach_case.is_submitted is 'class=C1; keep=7y';
      comment on column outreach_case.is_triaged is 'class=C1; keep=7y';
      comment on column outreach_case.is_eligible is 'class=C8; keep=3y';
      comment on column outreach_case.person_id is 'class=C1; keep=7y';
      comment on column outreach_case.referrer_org_id is 'class=C1; keep=7y';
      comment on column outreach_case.intake_consent is 'class=C4; keep=3y';
      comment on column outreach_case.intake_consent_id is 'class=C4; keep=3y';
      comment on column outreach_case.urgency is 'class=C8; keep=3y';
      comment on column outreach_case.age_band is 'class=C8; keep=3y';
      comment on column outreach_case.area_code is 'class=C8; keep=3y';
      comment on column outreach_case.language is 'class=C2; keep=3y';
      comment on column outreach_case.need_codes is 'class=C4; keep=3y';
      comment on column outreach_case.choice_codes is 'class=C4; keep=3y';
      comment on column outreach_case.worker_id is 'class=C1; keep=7y';
      comment on column outreach_case.assignment is 'class=C1; keep=7y';
      comment on column outreach_case.first_attempt_due_at is 'class=C1; keep=7y';
      comment on column outreach_case.first_attempt_missed is 'class=C1; keep=7y';
      comment on column outreach_case.consent_id is 'class=C4; keep=3y';
      comment on column outreach_case.requested_needs is 'class=C4; keep=3y';
      comment on column outreach_case.attempts is 'class=C3; keep=1y';
      comment on column outreach_case.attempt_modes is 'class=C3; keep=1y';
      comment on column outreach_case.first_attempt_at is 'class=C3; keep=1y';
      comment on column outreach_case.family_tried is 'class=C3; keep=1y';
      comment on column outreach_case.contacted_at is 'class=C3; keep=1y';
      comment on column outreach_case.refusals is 'class=C4; keep=3y';
      comment on column outreach_case.reapproach_at is 'class=C4; keep=3y';
      comment on column outreach_case.purge_on is 'class=C1; keep=7y';
      comment on column outreach_case.placements is 'class=C4; keep=3y';
      comment on column outreach_case.cause_code is 'class=C1; keep=7y';
      comment on column outreach_case.created_at is 'class=C1; keep=7y';
      comment on column outreach_case.updated_at is 'class=C1; keep=7y'`);
    await runner.query(`
      create table consent (
        id uuid not null,
        site text not null,
        version integer not null,
        case_id uuid not null,
        status text not null,
        purpose_codes jsonb not null,
        recipient_ids jsonb not null,
        recipient_class text,
        data_classes jsonb not null,
        starts_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        language text not null,
        method_code text not null,
        part2 boolean not null,
        withdrawn_at timestamptz(3),
        stop_by timestamptz(3),
        tell_by timestamptz(3),
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint consent_pk primary key (id)
      );
      create index consent_by_case on consent (case_id, id);
      comment on column consent.id is 'class=C4; keep=3y';
      comment on column consent.site is 'class=C1; keep=3y';
      comment on column consent.version is 'class=T; keep=3y';
      comment on column consent.case_id is 'class=C1; keep=3y';
      comment on column consent.status is 'class=C4; keep=3y';
      comment on column consent.purpose_codes is 'class=C4; keep=3y';
      comment on column consent.recipient_ids is 'class=C4; keep=3y';
      comment on column consent.recipient_class is 'class=C4; keep=3y';
      comment on column consent.data_classes is 'class=C4; keep=3y';
      comment on column consent.starts_at is 'class=C4; keep=3y';
      comment on column consent.expires_at is 'class=C4; keep=3y';
      comment on column consent.language is 'class=C2; keep=3y';
      comment on column consent.method_code is 'class=C4; keep=3y';
      comment on column consent.part2 is 'class=C5; keep=3y';
      comment on column consent.withdrawn_at is 'class=C4; keep=3y';
      comment on column consent.stop_by is 'class=C4; keep=3y';
      comment on column consent.tell_by is 'class=C4; keep=3y';
      comment on column consent.created_at is 'class=C4; keep=3y';
      comment on column consent.updated_at is 'class=C4; keep=3y'`);
    await runner.query(`
      create table contact_attempt (
        id uuid not null,
        site text not null,
        case_id uuid not null,
        actor_id uuid not null,
        by_role text not null,
        mode_code text not null,
        result_code text not null,
        at timestamptz(3) not null,
        recorded_at timestamptz(3) not null,
        constraint contact_attempt_pk primary key (id)
      );
      create index contact_attempt_by_case on contact_attempt (case_id, id);
      comment on column contact_attempt.id is 'class=C3; keep=1y';
      comment on column contact_attempt.site is 'class=C1; keep=1y';
      comment on column contact_attempt.case_id is 'class=C1; keep=1y';
      comment on column contact_attempt.actor_id is 'class=C12; keep=7y';
      comment on column contact_attempt.by_role is 'class=C12; keep=7y';
      comment on column contact_attempt.mode_code is 'class=C3; keep=1y';
      comment on column contact_attempt.result_code is 'class=C3; keep=1y';
      comment on column contact_attempt.at is 'class=C3; keep=1y';
      comment on column contact_attempt.recorded_at is 'class=C3; keep=1y'`);
    await runner.query(`
      create table worker (
        id uuid not null,
        site text not null,
        version integer not null,
        languages jsonb not null,
        areas jsonb not null,
        caseload integer not null,
        caseload_max integer not null,
        conflict_org_ids jsonb not null,
        active boolean not null,
        constraint worker_pk primary key (id)
      );
      create index worker_by_site on worker (site, id);
      comment on column worker.id is 'class=C1; keep=7y';
      comment on column worker.site is 'class=C1; keep=7y';
      comment on column worker.version is 'class=T; keep=7y';
      comment on column worker.languages is 'class=C1; keep=7y';
      comment on column worker.areas is 'class=C1; keep=7y';
      comment on column worker.caseload is 'class=C1; keep=7y';
      comment on column worker.caseload_max is 'class=C1; keep=7y';
      comment on column worker.conflict_org_ids is 'class=C1; keep=7y';
      comment on column worker.active is 'class=C1; keep=7y'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table worker; drop table contact_attempt; drop table consent; drop table outreach_case');
  }
}
