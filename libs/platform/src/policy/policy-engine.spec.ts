import { validate } from '@cedar-policy/cedar-wasm/nodejs';
import { requestAt, withRules, type Point } from '../../test/policy-space.ts';
import type { PolicyAnswer } from '../access/policies.ts';
import { ROLES } from '../access/roles.ts';
import { Memo } from './memo.ts';
import { PolicyEngine } from './policy-engine.ts';
import { actionsIn, readPolicyFiles, rulesIn } from './policy-files.ts';
import type { ActionInfo } from './policy-source.ts';

const source = readPolicyFiles();
const engine = PolicyEngine.of(source);

const action = (name: string): ActionInfo => {
  const found = source.actions.get(name);
  if (!found) throw new TypeError(`no action ${name}`);
  return found;
};

const asked = (role: Point['role'], name: string, how: Omit<Point, 'role' | 'action'> = {}): PolicyAnswer =>
  engine.decide(requestAt({ role, action: action(name), ...how }));

const withMore = (...texts: string[]): PolicyEngine =>
  PolicyEngine.of(
    withRules(
      source,
      texts.flatMap(text => rulesIn(text, 'more')),
    ),
  );

describe('a decision', () => {
  it('names the policies, the view and what a list may show', () =>
    expect(asked('outreach-worker', 'ListReferrals')).toEqual({
      outcome: 'ALLOWED',
      policyIds: ['H-OWN-REFERRALS'],
      view: 'referral.sender.v1',
      scopes: ['own'],
    }));

  it('shows the richest of the views that hold', () => {
    const both = withMore(
      '@id("P") @reason("p") @view("person.masked.v1") permit(principal, action == Action::"ReadPerson", resource);',
    );
    const answer = both.decide(requestAt({ role: 'intake-worker', action: action('ReadPerson'), type: 'Person' }));
    expect(answer).toMatchObject({ policyIds: ['H-PERSON', 'P'], view: 'person.contact.v1' });
  });

  it('tells no relation from no wall', () => {
    expect(asked('hospital', 'ReadReferral', { type: 'Referral' })).toMatchObject({
      reason: 'RELATION',
      policyIds: [],
    });
    expect(asked('police-liaison', 'ReadReferral')).toMatchObject({ reason: 'WALL' });
  });

  it('asks for a new sign-in only where that opens the way', () => {
    const stale = { stale: ['fresh'] } as const;
    expect(asked('intake-worker', 'RevealPerson', stale)).toMatchObject({
      reason: 'SIGN_IN_AGAIN',
      policyIds: ['W-FRESH'],
    });
    expect(asked('screener', 'RevealPerson', stale)).toMatchObject({ reason: 'RELATION' });
    expect(asked('outreach-worker', 'RevealPerson', { ...stale, type: 'Person' })).toMatchObject({
      reason: 'RELATION',
    });
  });

  it('asks for the staff directory where only that is old', () => {
    expect(asked('intake-worker', 'RevealPerson', { stale: ['directory'] })).toMatchObject({
      reason: 'DIRECTORY_STALE',
    });
    expect(asked('intake-worker', 'RevealPerson', { stale: ['directory', 'fresh'] })).toMatchObject({
      reason: 'SIGN_IN_AGAIN',
    });
  });
});

describe('what cannot be decided is refused', () => {
  const failed = { outcome: 'DENIED', reason: 'POLICY_FAILED' };

  it('an action that the schema lacks', () => {
    const request = requestAt({ role: 'intake-worker', action: action('ReadReferral') });
    expect(engine.decide({ ...request, action: 'ReadEverything' })).toMatchObject(failed);
  });

  it('a record of another kind', () =>
    expect(asked('intake-worker', 'ReadReferral', { type: 'Person' })).toMatchObject(failed));

  it('a role that no plane has', () => {
    const request = requestAt({ role: 'intake-worker', action: action('ReadReferral') });
    const principal = { ...request.principal, role: JSON.parse('"mayor"') };
    expect(engine.decide({ ...request, principal })).toMatchObject(failed);
  });

  it('whatever a policy fails on, forbids included, which would otherwise open', () => {
    const tooMuch = '9223372036854775807 + 1 > 0';
    const broken = withMore(
      `@id("B") @reason("b") forbid(principal, action == Action::"ReadReferral", resource) when { ${tooMuch} };`,
    );
    const request = requestAt({ role: 'intake-worker', action: action('ReadReferral'), type: 'Referral' });
    expect(broken.decide(request)).toMatchObject({ ...failed, policyIds: ['B'] });
  });
});

describe('a door', () => {
  it('is the same for everybody in the same position', () => {
    const { principal, context } = requestAt({ role: 'provider', action: action('ReadOffer') });
    const door = { principal, action: 'ReadOffer', context };
    const first = engine.door(door);
    expect(first).toMatchObject({ outcome: 'ALLOWED', view: 'offer.provider.v1' });
    expect(engine.door({ ...door, principal: { ...principal, org: 'another' } })).toBe(first);
    expect(engine.door({ ...door, principal: { ...principal, strong: false } })).toMatchObject({ outcome: 'DENIED' });
  });

  it('is forgotten when too many are known', () => {
    const memo = new Memo<number>(2);
    for (const key of ['a', 'b', 'c']) memo.get(key, () => 1);
    expect(memo.size).toBe(2);
    expect(memo.get('c', () => 2)).toBe(1);
    expect(memo.get('a', () => 2)).toBe(2);
  });
});

describe('policies that cannot be used', () => {
  it.each([
    ['have no id', '@reason("x") @view("v") permit(principal, action, resource);'],
    ['have no reason', '@id("x") @view("v") permit(principal, action, resource);'],
    ['permit without a view', '@id("x") @reason("x") permit(principal, action, resource);'],
    ['have an unknown scope', '@id("x") @reason("x") @view("v") @scope("all") permit(principal, action, resource);'],
    ['are no policies', 'permit everything;'],
  ])('%s', (_, text) => expect(() => rulesIn(text, 'some.cedar')).toThrow(TypeError));

  it.each([
    ['share an id', '@id("H-SEND") @reason("x") @view("person.full.v1") permit(principal, action, resource);'],
    ['show a view without classes', '@id("x") @reason("x") @view("nothing.v1") permit(principal, action, resource);'],
  ])('%s', (_, text) => expect(() => withMore(text)).toThrow(TypeError));

  it('are for actions that say their service and purpose', () =>
    expect(() =>
      actionsIn('entity A; action Help; action Go in [Help] appliesTo { principal: A, resource: A };'),
    ).toThrow('action Go'));
});

describe('the committed policies', () => {
  it('are valid for the schema, strictly', () => {
    const staticPolicies = Object.fromEntries(source.rules.map(({ id, text }) => [id, text]));
    const answer = validate({ schema: source.schema, policies: { staticPolicies } });
    expect(answer).toMatchObject({ type: 'success', validationErrors: [], validationWarnings: [] });
  });

  it('know the roles that the staff directory knows', () => {
    const [, list = ''] = /entity Role enum \[([^\]]*)\]/.exec(source.schema) ?? [];
    expect(list.match(/[a-z-]+/g)).toEqual(ROLES);
  });

  it('put every action among the reads or the writes, and every permit shows a view', () => {
    const neither = [...source.actions.values()].filter(
      ({ groups }) => groups.includes('Read') === groups.includes('Write'),
    );
    expect(neither).toEqual([]);
    expect(engine.viewsOf('screening').toSorted()).toEqual(['receipt.v1', 'replay.v1', 'screening-case.v1']);
    expect(engine.actionsOf('help', 'screening').map(({ name }) => name)).toContain('DecideScreeningCase');
    expect(engine.actionNamed('AddExclusion', 'help')).toEqual({ service: 'routing', purpose: 'safety' });
    expect(engine.actionNamed('AddExclusion', 'neutral')).toBeUndefined();
    expect(engine.actionNamed('AddStaff', 'enforcement')).toEqual({ service: 'escalation', purpose: 'legal-process' });
  });

  it('walls only forbid, roles and relations only permit', () => {
    const misplaced = source.rules.filter(
      ({ path, effect }) => path.endsWith('00-walls.cedar') !== (effect === 'forbid'),
    );
    expect(misplaced).toEqual([]);
  });

  it('say the law beside every wall', () =>
    expect(source.rules.filter(({ effect, law }) => effect === 'forbid' && !law)).toEqual([]));
});
