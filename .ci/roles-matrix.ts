import type { PolicyAnswer, PolicyContext, PolicyPrincipal, Standing } from '../libs/platform/src/access/policies.ts';
import { PLANES, PURPOSES, rolesOf, type Plane, type Purpose, type Role } from '../libs/platform/src/access/roles.ts';
import { PolicyEngine } from '../libs/platform/src/policy/policy-engine.ts';
import type { ActionInfo, PolicySource } from '../libs/platform/src/policy/policy-source.ts';
import type { Permit, Roles } from './roles-page.ts';

const ME = 'me';
const MINE = 'mine';
const SITE = 'abq';
const STATE = /resource\.state == "(\w+)"/g;
const MARKS = ['Read', 'Write', 'Sensitive', 'Identity', 'Nomination', 'Approval', 'StaffChange'];

type Way = { readonly whose: string; readonly standing: Omit<Standing, 'site'>; readonly breakGlass?: true };

// From the least that may be needed to the most: what is opened by less is not listed again.
const WAYS: readonly Way[] = [
  { whose: 'site', standing: {} },
  { whose: 'own', standing: { owners: [ME] } },
  { whose: 'assigned', standing: { assigned: [ME] } },
  { whose: 'given', standing: { orgs: ['theirs'] } },
  { whose: 'organisation', standing: { orgs: [MINE] } },
  { whose: 'consented', standing: { orgs: [MINE], flags: ['CONSENTED'] } },
  { whose: 'break-glass', standing: {}, breakGlass: true },
];

const NARROWER: Readonly<Record<string, readonly string[]>> = {
  own: ['site'],
  assigned: ['site'],
  given: ['site'],
  organisation: ['site', 'given'],
  consented: ['site', 'given', 'organisation'],
  'break-glass': ['site'],
};

type Asker = { readonly role: Role; readonly plane: Plane };

const principalOf = ({ role, plane }: Asker): PolicyPrincipal => {
  return { role, plane, site: SITE, org: MINE, fresh: true, strong: true, system: false };
};

const contextOf = (purpose: Purpose): PolicyContext => ({ purpose, directoryFresh: true, breakGlass: false });

// One line for each service that has the route.
const rowsOf = ({ name, homes, resourceTypes, groups }: ActionInfo): readonly string[] => {
  const record = resourceTypes.find(type => type !== 'Site') ?? '-';
  const marks = groups.filter(group => MARKS.includes(group)).map(group => group.toLowerCase());
  return Object.values(homes).map(({ service, purpose }) =>
    [name, service, record, purpose, marks.join(' ')].join(' | '),
  );
};

/** Works the tables of docs/roles.md out of the policies, by asking them. */
export class RolesMatrix {
  readonly #engine: PolicyEngine;

  constructor(
    private readonly source: PolicySource,
    private readonly classes: ReadonlyMap<string, string>,
  ) {
    this.#engine = PolicyEngine.of(source);
  }

  all(): Roles {
    const askers = PLANES.flatMap(plane => rolesOf[plane].map(role => ({ role, plane })));
    const actions = [...new Set(PLANES.flatMap(plane => this.#engine.actionsOf(plane)))];
    return {
      permits: askers.flatMap(asker => actions.flatMap(action => this.#permits(asker, action))),
      actions: [...new Set(actions.flatMap(rowsOf))],
      purposes: askers.flatMap(asker => this.#purposes(asker, actions)),
    };
  }

  #permits(asker: Asker, action: ActionInfo): Permit[] {
    const purpose = this.#purposeOf(asker, action);
    const door = this.#door(asker, action, purpose);
    if (door.outcome === 'DENIED') return [];
    const type = action.resourceTypes.find(known => known !== 'Site');
    const ways: readonly (readonly [string, string])[] =
      type === undefined || action.name.startsWith('List')
        ? [[door.scopes[0] ?? (type === undefined ? 'new' : 'site'), door.view]]
        : this.#ways(asker, { action, type, purpose });
    return ways.map(([whose, view]) => {
      return { role: asker.role, action: action.name, whose, view, data: this.classes.get(view) ?? '' };
    });
  }

  // Auditors state their purpose; everybody else is served with the one that the action has.
  #purposeOf(asker: Asker, action: ActionInfo): Purpose {
    const usual = action.homes[asker.plane]?.purpose ?? 'service';
    const isOpen = this.#door(asker, action, usual).outcome === 'ALLOWED';
    return isOpen || !asker.role.endsWith('auditor') ? usual : 'audit';
  }

  #door(asker: Asker, { name: action }: ActionInfo, purpose: Purpose): PolicyAnswer {
    return this.#engine.door({ principal: principalOf(asker), action, context: contextOf(purpose) });
  }

  #ways(asker: Asker, about: About): (readonly [string, string])[] {
    const opened = new Map<string, string>();
    for (const way of WAYS) {
      const found = this.#states(about.action)
        .map(state => ({ state, answer: this.#record(asker, about, { way, state }) }))
        .find(({ answer }) => answer.outcome === 'ALLOWED');
      if (found?.answer.outcome !== 'ALLOWED') continue;
      const view = found.answer.view;
      const isListed = (NARROWER[way.whose] ?? []).some(less => opened.get(less)?.split(' ')[1] === view);
      if (!isListed) opened.set(way.whose, `${found.state && `@${found.state}`} ${view}`);
    }
    return [...opened].map(([whose, said]) => {
      const [state = '', view = ''] = said.split(' ');
      return [whose + state, view] as const;
    });
  }

  // States are tried only where a policy of the action asks for one.
  #states({ name }: ActionInfo): readonly string[] {
    const asking = this.source.rules.filter(({ actions, text }) => actions?.includes(name) && text.includes('state'));
    return ['', ...asking.flatMap(({ text }) => [...text.matchAll(STATE)].flatMap(([, state]) => state ?? []))];
  }

  #record(asker: Asker, { action, type, purpose }: About, { way, state }: { way: Way; state: string }): PolicyAnswer {
    return this.#engine.decide({
      principal: { ...principalOf(asker), id: ME },
      action: action.name,
      resource: { ...way.standing, type, id: 'it', plane: asker.plane, site: SITE, state },
      context: { ...contextOf(purpose), breakGlass: way.breakGlass ?? false },
    });
  }

  #purposes(asker: Asker, actions: readonly ActionInfo[]): string[] {
    const asked = actions.filter(({ homes }) => homes[asker.plane]?.service !== 'audit');
    return PURPOSES.filter(purpose =>
      asked.some(action => this.#door(asker, action, purpose).outcome === 'ALLOWED'),
    ).map(purpose => `${asker.role} for ${purpose}`);
  }
}

type About = { readonly action: ActionInfo; readonly type: string; readonly purpose: Purpose };
