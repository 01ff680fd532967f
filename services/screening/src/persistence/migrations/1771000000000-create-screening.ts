import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases, decision receipts and the texts of rule sets. */
export class CreateScreening1771000000000 implements MigrationInterface {
  readonly name = 'CreateScreening1771000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table screening_case (
        id uuid not null,
        site text not null,
        version integer not null,
        status text not null,
        person_id uuid not null,
        urgency text not null,
        result text,
        reason_codes jsonb not null,
        trigger_codes jsonb not null,
        rule_set_version text not null,
        receipt_id uuid not null,
        decided_by text,
        alternative_code text,
        cause_code text,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        constraint screening_case_pk primary key (id)
      );
      create index screening_case_by_status on screening_case (site, status, id);
      comment on column screening_case.id is 'class=C1; keep=7y';
      comment on column screening_case.site is 'class=C1; keep=7y';
      comment on column screening_case.version is 'class=T; keep=7y';
      comment on column screening_case.status is 'class=C8; keep=3y';
      comment on column screening_case.person_id is 'class=C1; keep=7y';
      comment on column screening_case.urgency is 'class=C8; keep=3y';
      comment on column screening_case.result is 'class=C8; keep=3y';
      comment on column screening_case.reason_codes is 'class=C8; keep=3y';
      comment on column screening_case.trigger_codes is 'class=C8; keep=3y';
      comment on column screening_case.rule_set_version is 'class=C8; keep=3y';
      comment on column screening_case.receipt_id is 'class=C8; keep=3y';
      comment on column screening_case.decided_by is 'class=C12; keep=7y';
      comment on column screening_case.alternative_code is 'class=C8; keep=3y';
      comment on column screening_case.cause_code is 'class=C1; keep=7y';
      comment on column screening_case.created_at is 'class=C1; keep=7y';
      comment on column screening_case.updated_at is 'class=C1; keep=7y'`);
    await runner.query(`
      create table decision_receipt (
        id uuid not null,
        site text not null,
        case_id uuid not null,
        rule_set_id text not null,
        rule_set_version text not null,
        input jsonb not null,
        input_hash text not null,
        criteria jsonb not null,
        result text not null,
        reason_codes jsonb not null,
        decided_at timestamptz(3) not null,
        constraint decision_receipt_pk primary key (id)
      );
      create index decision_receipt_by_case on decision_receipt (case_id, id);
      comment on column decision_receipt.id is 'class=C8; keep=3y';
      comment on column decision_receipt.site is 'class=C1; keep=3y';
      comment on column decision_receipt.case_id is 'class=C1; keep=3y';
      comment on column decision_receipt.rule_set_id is 'class=C8; keep=3y';
      comment on column decision_receipt.rule_set_version is 'class=C8; keep=3y';
      comment on column decision_receipt.input is 'class=C8; keep=3y';
      comment on column decision_receipt.input_hash is 'class=C8; keep=3y';
      comment on column decision_receipt.criteria is 'class=C8; keep=3y';
      comment on column decision_receipt.result is 'class=C8; keep=3y';
      comment on column decision_receipt.reason_codes is 'class=C8; keep=3y';
      comment on column decision_receipt.decided_at is 'class=C8; keep=3y'`);
    await runner.query(`
      create table rule_set (
        id text not null,
        rule_set_version text not null,
        content text not null,
        stored_at timestamptz(3) not null,
        constraint rule_set_pk primary key (id)
      );
      comment on column rule_set.id is 'class=T; keep=7y';
      comment on column rule_set.rule_set_version is 'class=T; keep=7y';
      comment on column rule_set.content is 'class=T; keep=7y';
      comment on column rule_set.stored_at is 'class=T; keep=7y'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rule_set; drop table decision_receipt; drop table screening_case');
  }
}
