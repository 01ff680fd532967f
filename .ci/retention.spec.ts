import 'reflect-metadata';
import { globSync, readFileSync } from 'node:fs';
import type { RetentionSteps } from '@crossroads/messaging';
import { Sites } from '@crossroads/platform';
import { keptOf, SERVICES } from '../deploy/retention/services.ts';
import { classifiedIn, kept, misplaced, type Exempt } from './retention.ts';

const root = new URL('..', import.meta.url);
const read = (pattern: string): readonly string[] =>
  globSync(pattern, { cwd: root.pathname }).map(file => readFileSync(new URL(file, root), 'utf8'));

/** What is not of one referral, or goes by itself. */
const EXEMPT: Exempt = {
  parked_message: 'codes of an event that waits: gone when it is handled or dies',
  dead_letter: 'goes seven years after it died by housekeeping: not of one referral that we could know',
  idempotency_key: 'goes after 35 days by housekeeping',
  retained_referral: 'goes with the last class of the referral',
  held_referral: 'goes when the hold is released; until then nothing of the referral may go',
  staff_member: 'who works where now: not of a referral',
  staff_change: 'who worked where: not of a referral',
  person_reveal_allowance: 'how often somebody of the staff looked within the last hour: not of a referral',
  person_search_allowance: 'how often somebody of the staff searched within the last hour: not of a referral',
  referral_draft: 'goes after a day by a timer of its own, and with the person',
  safety_notice: 'names nobody; goes a year after it was handled by a timer of its own',
  worker: 'the roster of the staff: not of a referral',
  'contact_attempt.actor_id': 'who acted goes with the attempt; the audit keeps it',
  'contact_attempt.by_role': 'who acted goes with the attempt; the audit keeps it',
};

const shared = read('libs/messaging/src/**/migrations/*.ts').concat(
  read('libs/messaging/src/{staff,retention}/[0-9]*.ts'),
);
const columnsOf = (service: string) =>
  classifiedIn([...shared, ...read(`services/${service}/src/persistence/migrations/*.ts`)]);

describe.each(SERVICES)('%s', service => {
  const { steps } = keptOf(service, new Sites([]));
  const columns = columnsOf(service);

  it('has a rule for every classified column, so that nothing stays for ever', () => {
    expect(columns.length).toBeGreaterThan(50);
    expect(kept(columns, steps, EXEMPT)).toEqual([]);
  });

  it('has no rule that takes a column of another class', () => expect(misplaced(columns, steps)).toEqual([]));

  it('names no table and no column that does not exist', () => {
    const names = new Set(read(`services/${service}/src/persistence/migrations/*.ts`).flatMap(text => [...text.matchAll(/comment on column (\w+\.\w+)/g)].map(([, name]) => name))); // prettier-ignore
    const used = Object.values(steps).flat();
    const unknown = used.flatMap(({ table, clears }) =>
      (clears === 'rows' ? ['id'] : clears).filter(column => !names.has(`${table}.${column}`) && clears !== 'rows'),
    );
    expect(unknown).toEqual([]);
  });
});

it('exempts nothing that is not there', () => {
  const all = SERVICES.flatMap(columnsOf).flatMap(({ table, column }) => [table, `${table}.${column}`]);
  expect(Object.keys(EXEMPT).filter(name => !all.includes(name))).toEqual([]);
});

describe('a new column', () => {
  const migration = (dataClass: string) => [
    `alter table screening_case add column remark text; comment on column screening_case.remark is 'class=${dataClass}; keep=1y'`,
  ];
  const { steps } = keptOf('screening', new Sites([]));

  it('of a class without a rule is found', () => {
    expect(kept(classifiedIn(migration('C3')), steps, {})).toEqual(['screening_case.remark of C3 never goes']);
    expect(kept(classifiedIn(migration('C8')), steps, {})).toEqual(['screening_case.remark of C8 never goes']);
    expect(kept(classifiedIn(migration('C1')), steps, {})).toEqual([]);
  });

  it('that goes with another class is found', () => {
    const wrong: RetentionSteps = {
      C4: [{ table: 'screening_case', clears: ['remark'], run: () => Promise.resolve() }],
    };
    expect(misplaced(classifiedIn(migration('C3')), wrong)).toEqual([
      'screening_case.remark goes with C4, which it is not',
    ]);
  });
});
