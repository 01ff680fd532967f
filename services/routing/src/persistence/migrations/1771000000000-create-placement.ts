import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `create table placement (
    id uuid primary key,
    site text not null,
    version integer not null,
    referral_id uuid not null,
    consent_id uuid not null,
    need_code text not null,
    urgency text not null,
    age_band text not null,
    area_code text,
    language text not null,
    choice_codes jsonb not null,
    status text not null,
    offer jsonb,
    service_id uuid,
    confirmed_by jsonb not null,
    reason_code text,
    past_offers jsonb not null,
    past_before integer not null,
    findings jsonb not null,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null
  )`,
  `comment on column placement.id is 'class=C1; keep=7y'`,
  `comment on column placement.site is 'class=T'`,
  `comment on column placement.version is 'class=T'`,
  `comment on column placement.referral_id is 'class=C1; keep=7y'`,
  `comment on column placement.consent_id is 'class=C1; keep=7y'`,
  `comment on column placement.need_code is 'class=C4; keep=3y'`,
  `comment on column placement.urgency is 'class=C1; keep=7y'`,
  `comment on column placement.age_band is 'class=C4; keep=3y'`,
  `comment on column placement.area_code is 'class=C4; keep=3y'`,
  `comment on column placement.language is 'class=C2; keep=3y'`,
  `comment on column placement.choice_codes is 'class=C4; keep=3y'`,
  `comment on column placement.status is 'class=C1; keep=7y'`,
  `comment on column placement.offer is 'class=C4; keep=3y'`,
  `comment on column placement.service_id is 'class=C4; keep=3y'`,
  `comment on column placement.confirmed_by is 'class=C4; keep=3y'`,
  `comment on column placement.reason_code is 'class=C4; keep=3y'`,
  `comment on column placement.past_offers is 'class=C4; keep=3y'`,
  `comment on column placement.past_before is 'class=T'`,
  `comment on column placement.findings is 'class=C4; keep=3y'`,
  `comment on column placement.created_at is 'class=C1; keep=7y'`,
  `comment on column placement.updated_at is 'class=C1; keep=7y'`,
  `create index placement_referral on placement (referral_id)`,
  `create index placement_waiting on placement (site, need_code) where status = 'waitlisted'`,
  `create index placement_status on placement (site, status, id)`,

  `create table offer (
    id uuid primary key,
    site text not null,
    placement_id uuid not null,
    referral_id uuid not null,
    consent_id uuid not null,
    service_id uuid not null,
    provider_id uuid not null,
    created_at timestamptz(3) not null
  )`,
  `comment on column offer.id is 'class=C1; keep=7y'`,
  `comment on column offer.site is 'class=T'`,
  `comment on column offer.placement_id is 'class=C1; keep=7y'`,
  `comment on column offer.referral_id is 'class=C1; keep=7y'`,
  `comment on column offer.consent_id is 'class=C1; keep=7y'`,
  `comment on column offer.service_id is 'class=C4; keep=3y'`,
  `comment on column offer.provider_id is 'class=C4; keep=3y'`,
  `comment on column offer.created_at is 'class=C1; keep=7y'`,
  `create index offer_provider on offer (provider_id, id)`,

  `create table consent (
    id uuid primary key,
    site text not null,
    version integer not null,
    referral_id uuid not null,
    status text not null,
    purpose_codes jsonb not null,
    recipient_ids jsonb not null,
    recipient_class text,
    part2 boolean not null,
    expires_at timestamptz(3),
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null
  )`,
  `comment on column consent.id is 'class=C1; keep=7y'`,
  `comment on column consent.site is 'class=T'`,
  `comment on column consent.version is 'class=T'`,
  `comment on column consent.referral_id is 'class=C1; keep=7y'`,
  `comment on column consent.status is 'class=C1; keep=7y'`,
  `comment on column consent.purpose_codes is 'class=C4; keep=3y'`,
  `comment on column consent.recipient_ids is 'class=C4; keep=3y'`,
  `comment on column consent.recipient_class is 'class=C4; keep=3y'`,
  `comment on column consent.part2 is 'class=C5; keep=3y'`,
  `comment on column consent.expires_at is 'class=C1; keep=7y'`,
  `comment on column consent.created_at is 'class=C1; keep=7y'`,
  `comment on column consent.updated_at is 'class=C1; keep=7y'`,

  `create table exclusion (
    pair_id uuid not null,
    member_id uuid not null,
    other_id uuid not null,
    site text not null,
    reason_code text not null,
    actor_id text not null,
    created_at timestamptz(3) not null,
    primary key (pair_id, member_id)
  )`,
  `comment on column exclusion.pair_id is 'class=C3; keep=1y'`,
  `comment on column exclusion.member_id is 'class=C3; keep=1y'`,
  `comment on column exclusion.other_id is 'class=C3; keep=1y'`,
  `comment on column exclusion.site is 'class=T'`,
  `comment on column exclusion.reason_code is 'class=C3; keep=1y'`,
  `comment on column exclusion.actor_id is 'class=C3; keep=1y'`,
  `comment on column exclusion.created_at is 'class=C3; keep=1y'`,
  `create index exclusion_member on exclusion (member_id)`,
];

const TABLES = ['exclusion', 'consent', 'offer', 'placement'];

export class CreatePlacement1771000000000 implements MigrationInterface {
  readonly name = 'CreatePlacement1771000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`drop table ${table}`);
  }
}
