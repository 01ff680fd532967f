import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `create table capacity (
    id text primary key,
    site text not null,
    version integer not null,
    service_id uuid not null,
    provider_id uuid not null,
    unit_code text not null,
    available integer not null,
    maximum integer not null,
    held integer not null,
    reported_at timestamptz(3) not null,
    last_offered_at timestamptz(3),
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null,
    constraint capacity_within_maximum check (available >= 0 and held >= 0 and available <= maximum)
  ) with (fillfactor = 50)`,
  `comment on column capacity.id is 'class=T'`,
  `comment on column capacity.site is 'class=T'`,
  `comment on column capacity.version is 'class=T'`,
  `comment on column capacity.service_id is 'class=T'`,
  `comment on column capacity.provider_id is 'class=T'`,
  `comment on column capacity.unit_code is 'class=T'`,
  `comment on column capacity.available is 'class=T'`,
  `comment on column capacity.maximum is 'class=T'`,
  `comment on column capacity.held is 'class=T'`,
  `comment on column capacity.reported_at is 'class=T'`,
  `comment on column capacity.last_offered_at is 'class=T'`,
  `comment on column capacity.created_at is 'class=T'`,
  `comment on column capacity.updated_at is 'class=T'`,

  `create table provider (
    id text primary key,
    site text not null,
    version integer not null,
    provider_id uuid not null,
    name text not null,
    status_code text not null,
    verified_on text not null,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null
  )`,
  `comment on column provider.id is 'class=T'`,
  `comment on column provider.site is 'class=T'`,
  `comment on column provider.version is 'class=T'`,
  `comment on column provider.provider_id is 'class=T'`,
  `comment on column provider.name is 'class=T'`,
  `comment on column provider.status_code is 'class=T'`,
  `comment on column provider.verified_on is 'class=T'`,
  `comment on column provider.created_at is 'class=T'`,
  `comment on column provider.updated_at is 'class=T'`,

  `create table service (
    id text primary key,
    site text not null,
    version integer not null,
    service_id uuid not null,
    provider_id uuid not null,
    name text not null,
    status text not null,
    need_codes jsonb not null,
    minimum_age integer,
    maximum_age integer,
    spoken jsonb not null,
    interpreted jsonb not null,
    areas jsonb not null,
    citywide boolean not null,
    unsafe_areas jsonb not null,
    flags jsonb not null,
    required_documents jsonb not null,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null
  )`,
  `comment on column service.id is 'class=T'`,
  `comment on column service.site is 'class=T'`,
  `comment on column service.version is 'class=T'`,
  `comment on column service.service_id is 'class=T'`,
  `comment on column service.provider_id is 'class=T'`,
  `comment on column service.name is 'class=T'`,
  `comment on column service.status is 'class=T'`,
  `comment on column service.need_codes is 'class=T'`,
  `comment on column service.minimum_age is 'class=T'`,
  `comment on column service.maximum_age is 'class=T'`,
  `comment on column service.spoken is 'class=T'`,
  `comment on column service.interpreted is 'class=T'`,
  `comment on column service.areas is 'class=T'`,
  `comment on column service.citywide is 'class=T'`,
  `comment on column service.unsafe_areas is 'class=T'`,
  `comment on column service.flags is 'class=T'`,
  `comment on column service.required_documents is 'class=T'`,
  `comment on column service.created_at is 'class=T'`,
  `comment on column service.updated_at is 'class=T'`,
  `create index service_site on service (site, id)`,

  `create table directory (
    id text primary key,
    site text not null,
    version integer not null,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null
  )`,
  `comment on column directory.id is 'class=T'`,
  `comment on column directory.site is 'class=T'`,
  `comment on column directory.version is 'class=T'`,
  `comment on column directory.created_at is 'class=T'`,
  `comment on column directory.updated_at is 'class=T'`,
];

const TABLES = ['directory', 'service', 'provider', 'capacity'];

export class CreateDirectory1771000100000 implements MigrationInterface {
  readonly name = 'CreateDirectory1771000100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`drop table ${table}`);
  }
}
