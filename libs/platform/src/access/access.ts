import { Problem } from '../http/problem.ts';
import type { AccessFact, AccessRecord, Refusal } from './access-fact.ts';
import type { Actor } from './actor.ts';
import { decided, type Alarm } from './decided.ts';
import type { ListScope, Policies, PolicyAnswer, PolicyContext, PolicyPrincipal, Standing } from './policies.ts';
import type { Purpose } from './roles.ts';

/** What somebody may do, and how much of it they are shown. */
export type Permission = {
  /** Name of a set of fields, such as `referral.sender.v1`. */
  readonly view: string;
  /** For lists: which records. */
  readonly scopes: readonly ListScope[];
  readonly policyIds: readonly string[];
};

/** A record that somebody asks for. */
export type Target = {
  readonly type: string;
  readonly id: string;
  /** Problem code of a record that does not exist, and of one that the asker may not know of. */
  readonly missing: string;
};

/** More about one decision than the request says. */
export type Particulars = {
  /** Another action than the route's. */
  readonly action?: string;
  /** The open grant that this rests on. */
  readonly breakGlassId?: string;
  /** The refusal is told by another code than {@link Target.missing}: only where the asker sees the record anyway. */
  readonly refusedAs?: string;
};

/** What a request starts with. */
export type AccessParts = {
  readonly policies: Pick<Policies, 'decide'>;
  readonly actor: Actor;
  readonly principal: PolicyPrincipal;
  readonly action: string;
  readonly context: PolicyContext;
  readonly door: Permission;
  /** Told when a policy fails. */
  readonly log: Alarm;
};

/** What a transaction needs of an access: who, what to write, and to tell when that is done. */
export type ToldAccess = Pick<Access, 'actor' | 'record' | 'rewind' | 'written'>;

const NO_ONE: Standing = { site: '' };

const refusalOf = (answer: PolicyAnswer & { outcome: 'DENIED' }, exists: boolean): Refusal =>
  exists ? answer.reason : 'NOT_FOUND';

/**
 * One request's way through the policies. The guard has opened the door; every record that is opened is shown to
 * {@link on}. What was decided is kept here until a transaction writes it.
 */
export class Access {
  readonly actor: Actor;
  readonly door: Permission;
  readonly action: string;
  readonly purpose: Purpose;
  #opened: AccessFact[] = [];
  #isWritten = false;
  #view: string;

  constructor(private readonly parts: AccessParts) {
    this.actor = parts.actor;
    this.door = parts.door;
    this.action = parts.action;
    this.purpose = parts.context.purpose;
    this.#view = parts.door.view;
  }

  /** Set of fields that the answer may have: that of the last decision. */
  get view(): string {
    return this.#view;
  }

  /**
   * Decides on an opened record; `undefined` is one that does not exist, and takes the same path. To be asked inside the
   * transaction that opened it: what was decided before one begins is forgotten.
   * @throws {Problem} `target.missing`, or `auth.sign-in-again` where only a fresh sign-in is wanting
   */
  on(target: Target, standing: Standing | undefined, more: Particulars = {}): Permission {
    const { policies, principal, actor, action, context, log } = this.parts;
    const answer = decided(log, () =>
      policies.decide({
        principal: { ...principal, id: actor.actorId },
        action: more.action ?? action,
        resource: { ...(standing ?? NO_ONE), type: target.type, id: target.id, plane: actor.plane },
        context: { ...context, breakGlass: more.breakGlassId !== undefined },
      }),
    );
    this.#remember(target, more, { answer, exists: standing !== undefined });
    if (standing === undefined || answer.outcome === 'DENIED') {
      const isStale = answer.outcome === 'DENIED' && answer.reason === 'SIGN_IN_AGAIN' && standing !== undefined;
      throw new Problem(isStale ? 'auth.sign-in-again' : (more.refusedAs ?? target.missing));
    }
    this.#view = answer.view;
    return answer;
  }

  /** What is to be written: the records opened, or the door where none was. */
  get record(): AccessRecord {
    const { actorId, role, site } = this.actor;
    return { actorId, role, site, facts: this.#opened.length > 0 ? this.#opened : [this.#doorFact()] };
  }

  /** Forgets what a transaction that is tried again had opened. */
  rewind(): void {
    this.#opened = [];
  }

  /** The transaction that wrote {@link record} is committed. */
  written(): void {
    this.#isWritten = true;
  }

  /** False while no transaction has told of this access, or of what was decided last. */
  get isWritten(): boolean {
    return this.#isWritten;
  }

  /** What was decided in a transaction that came to nothing. */
  get untold(): readonly AccessFact[] {
    return this.#isWritten ? [] : this.#opened;
  }

  #doorFact(): AccessFact {
    const { policyIds, view } = this.door;
    return this.#fact({ resourceType: 'Site', outcome: 'ALLOWED', policyIds, viewName: view });
  }

  #remember(target: Target, more: Particulars, { answer, exists }: { answer: PolicyAnswer; exists: boolean }): void {
    const isAllowed = answer.outcome === 'ALLOWED' && exists;
    this.#isWritten = false;
    this.#opened.push(
      this.#fact({
        actionName: more.action ?? this.action,
        resourceType: target.type,
        resourceId: target.id,
        outcome: isAllowed ? 'ALLOWED' : 'DENIED',
        policyIds: answer.policyIds,
        viewName: isAllowed ? answer.view : null,
        reasonCode: answer.outcome === 'DENIED' ? refusalOf(answer, exists) : isAllowed ? null : 'NOT_FOUND',
        breakGlassId: more.breakGlassId ?? null,
      }),
    );
  }

  #fact(known: Partial<AccessFact> & Pick<AccessFact, 'resourceType' | 'outcome' | 'policyIds'>): AccessFact {
    return {
      actionName: this.action,
      resourceId: null,
      purposeCode: this.purpose,
      reasonCode: null,
      viewName: null,
      breakGlassId: null,
      count: 1,
      ...known,
    };
  }
}
