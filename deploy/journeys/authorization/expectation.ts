import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolesIn, type Permit } from '../../../.ci/roles-page.ts';
import { repository } from '../../local/environment.ts';

/** What docs/roles.md says of an action. */
export type ActionRow = { readonly service: string; readonly record: string; readonly marks: readonly string[] };

/** How somebody or everybody stands to a record. */
export type Item = {
  readonly id: string;
  readonly site: string;
  readonly owners: readonly string[];
  readonly assigned: readonly string[];
  readonly orgs: readonly string[];
  readonly flags: readonly string[];
};

/** Who asks. */
export type Asker = {
  readonly id: string;
  readonly role: string;
  readonly site: string;
  readonly orgId?: string | undefined;
};

const page = rolesIn(readFileSync(join(repository, 'docs', 'roles.md'), 'utf8'));

const actions = new Map(
  page.actions.map(line => {
    const [name = '', service = '', record = '', , marks = ''] = line.split(' | ');
    return [name, { service, record, marks: marks.split(' ') } satisfies ActionRow];
  }),
);

const permits = Map.groupBy(page.permits, ({ role, action }) => `${role} ${action}`);

/** @throws {Error} for an action that docs/roles.md lacks */
export const actionRow = (action: string): ActionRow => {
  const row = actions.get(action);
  if (!row) throw new Error(`docs/roles.md has no action ${action}`);
  return row;
};

export const isSensitive = (action: string): boolean => actionRow(action).marks.includes('sensitive');

const permitsOf = (role: string, action: string): readonly Permit[] => permits.get(`${role} ${action}`) ?? [];

/** True when the page opens the door of an action to a role. */
export const mayEnter = (role: string, action: string): boolean => permitsOf(role, action).length > 0;

const purposes = new Set(page.purposes);

/** Purposes for which the page gives a role nothing at all. */
export const barredPurposes = (role: string): readonly string[] =>
  ['service', 'safety', 'screening', 'audit', 'legal-process', 'correction'].filter(
    purpose => !purposes.has(`${role} for ${purpose}`),
  );

/** The purpose that a role has to state, where that of the action is not its own. */
export const purposeOf = (role: string): string | undefined => (role.endsWith('auditor') ? 'audit' : undefined);

const stands = (whose: string, asker: Asker, item: Item): boolean => {
  const isOfOrganisation = asker.orgId !== undefined && item.orgs.includes(asker.orgId);
  switch (whose) {
    case 'site':
      return true;
    case 'own':
      return item.owners.includes(asker.id);
    case 'assigned':
      return item.assigned.includes(asker.id);
    case 'organisation':
      return isOfOrganisation;
    case 'consented':
      return isOfOrganisation && item.flags.includes('CONSENTED');
    case 'given':
      return item.orgs.length > 0;
    default:
      return false;
  }
};

/** True for who has a relation of their own to a record, whatever it allows. */
export const isTheirs = (asker: Asker, item: Item): boolean =>
  ['own', 'assigned', 'organisation'].some(whose => stands(whose, asker, item));

const STRICT = ['PART2', 'VICTIM_SERVICES', 'UNKNOWN_SENSITIVITY'];
const TOLD_ANYWAY = ['intake-worker', 'duty-supervisor', 'privacy-officer', 'victim-advocate'];

// The walls of docs/roles.md that a record can be behind.
const isWalled = (asker: Asker, action: string, item: Item): boolean => {
  const { marks } = actionRow(action);
  const isConsented = item.flags.includes('CONSENTED');
  const isStrict = item.flags.some(flag => STRICT.includes(flag)) && !isConsented;
  if (item.flags.includes('ERASED')) return !['ReadAccounting', 'AcknowledgeRecall'].includes(action);
  if (isStrict && asker.role === 'provider') return true;
  if (isStrict && marks.includes('identity') && !item.assigned.includes(asker.id))
    return !TOLD_ANYWAY.includes(asker.role);
  const isOwn = item.owners.includes(asker.id);
  return isOwn && (marks.includes('staffchange') || action === 'ReviewBreakGlass');
};

/** True when docs/roles.md lets somebody open this record for an action. */
export const mayOpen = (asker: Asker, action: string, item: Item): boolean =>
  item.site === asker.site &&
  permitsOf(asker.role, action).some(({ whose }) => stands(whose, asker, item)) &&
  !isWalled(asker, action, item);
