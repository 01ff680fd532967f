import { statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import type { DoorRequest, Policies, PolicyAnswer, PolicyRefusal, PolicyRequest } from '../access/policies.ts';
import type { Plane } from '../access/roles.ts';
import { cedarCall, doorCall } from './cedar-call.ts';
import { Memo } from './memo.ts';
import { readPolicyFiles } from './policy-files.ts';
import type { ActionHome, ActionInfo, PolicyRule, PolicySource } from './policy-source.ts';
import { Slices } from './slices.ts';

const MOST_DOORS = 10_000;

type Verdict =
  | { readonly type: 'failed'; readonly policyIds: readonly string[] }
  | { readonly type: 'allowed' | 'denied'; readonly rules: readonly PolicyRule[] };

let engines = 0;

const failed: PolicyAnswer = { outcome: 'DENIED', policyIds: [], reason: 'POLICY_FAILED' };

/**
 * Decides by the Cedar policies of one folder. Pure: the same request has the same answer. Whatever is not plainly
 * allowed is refused: no policy, an unknown action, a policy that fails.
 */
export class PolicyEngine implements Policies {
  readonly #doors = new Memo<PolicyAnswer>(MOST_DOORS);
  readonly #slices: Slices;
  readonly #byId: ReadonlyMap<string, PolicyRule>;

  private constructor(private readonly source: PolicySource) {
    this.#byId = new Map(source.rules.map(rule => [rule.id, rule]));
    if (this.#byId.size !== source.rules.length) throw new TypeError('two policies have the same id');
    const unknown = source.rules.find(({ view }) => view !== undefined && !source.views.includes(view));
    if (unknown) throw new TypeError(`${unknown.id} shows a view that views.json lacks`);
    engines += 1;
    this.#slices = new Slices(source, `policies-${engines}`);
  }

  /**
   * The committed policies. What the actions of `service` need is parsed now, so that no first request waits for it.
   * @throws {TypeError} naming what cannot be used
   */
  static load(service?: string): PolicyEngine {
    const engine = PolicyEngine.of(readPolicyFiles());
    if (service !== undefined) for (const { name } of engine.#ofService(service)) engine.#slices.of(name);
    return engine;
  }

  /** An engine for other policies: for tests. */
  static of(source: PolicySource): PolicyEngine {
    return new PolicyEngine(source);
  }

  decide(request: PolicyRequest): PolicyAnswer {
    const verdict = this.#ask(request);
    if (verdict.type === 'failed') return { ...failed, policyIds: verdict.policyIds };
    const policyIds = verdict.rules.map(({ id }) => id);
    if (verdict.type === 'denied')
      return { outcome: 'DENIED', policyIds, reason: this.#refusal(request, verdict.rules) };
    const shown = new Set(verdict.rules.map(({ view }) => view));
    const view = this.source.views.find(name => shown.has(name));
    if (view === undefined) return { ...failed, policyIds };
    const scopes = [...new Set(verdict.rules.flatMap(({ scope }) => scope ?? []))];
    return { outcome: 'ALLOWED', policyIds, view, scopes };
  }

  door(request: DoorRequest): PolicyAnswer {
    const { principal, action, context } = request;
    const { plane, site, role, org, fresh, strong, system } = principal;
    const { purpose, directoryFresh } = context;
    // Which organisation it is decides nothing before a record is opened; whether there is one may.
    const position = [plane, site, role, org !== undefined, fresh, strong, system, action, purpose, directoryFresh];
    return this.#doors.get(position.join('|'), () =>
      this.decide(doorCall({ principal, action, context: { ...context, breakGlass: false } })),
    );
  }

  actionNamed(name: string, plane: Plane): ActionHome | undefined {
    return this.source.actions.get(name)?.homes[plane];
  }

  /** Actions of a plane, or of one service in it. */
  actionsOf(plane: Plane, service?: string): readonly ActionInfo[] {
    const isAsked = (action: ActionInfo): boolean => service === undefined || action.homes[plane]?.service === service;
    return [...this.source.actions.values()].filter(action => action.planes.includes(plane) && isAsked(action));
  }

  viewsOf(service: string): readonly string[] {
    const views = this.#ofService(service).flatMap(({ name }) =>
      this.#slices.rulesOf(name).flatMap(({ view }) => view ?? []),
    );
    return [...new Set(views)];
  }

  #ofService(service: string): readonly ActionInfo[] {
    return [...this.source.actions.values()].filter(({ homes }) =>
      Object.values(homes).some(home => home.service === service),
    );
  }

  #ask(request: PolicyRequest): Verdict {
    const slice = this.#slices.of(request.action);
    if (slice === undefined) return { type: 'failed', policyIds: [] };
    const answer = statefulIsAuthorized({ ...cedarCall(request), ...slice, validateRequest: true });
    if (answer.type === 'failure') return { type: 'failed', policyIds: [] };
    const { decision, diagnostics } = answer.response;
    if (diagnostics.errors.length > 0) {
      return { type: 'failed', policyIds: diagnostics.errors.map(({ policyId }) => policyId) };
    }
    const rules = diagnostics.reason.toSorted().flatMap(id => this.#byId.get(id) ?? []);
    return { type: decision === 'allow' && rules.length > 0 ? 'allowed' : 'denied', rules };
  }

  // A wall that only wants a newer sign-in is told as such where that would open the way, and nowhere else.
  #refusal(request: PolicyRequest, walls: readonly PolicyRule[]): PolicyRefusal {
    if (walls.length === 0) return 'RELATION';
    const told = walls.map(({ refusal }) => refusal ?? 'WALL');
    if (told.includes('WALL')) return 'WALL';
    const { principal, context } = request;
    if (principal.fresh && principal.strong && context.directoryFresh) return 'WALL';
    const asked = { ...request, principal: { ...principal, fresh: true, strong: true } };
    const again = this.decide({ ...asked, context: { ...context, directoryFresh: true } });
    if (again.outcome === 'DENIED') return again.reason;
    return told.includes('SIGN_IN_AGAIN') ? 'SIGN_IN_AGAIN' : 'DIRECTORY_STALE';
  }
}
