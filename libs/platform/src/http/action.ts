import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Role } from './actor.ts';

/** Metadata key of {@link Action}. */
export const ACTION = 'crossroads:action';

/** What a route does, in domain words, and who may do it. */
export type ActionRule = { readonly name: string; readonly roles: readonly Role[] };

/** Names a route's permission. Every route needs one: the service does not start otherwise. */
export const Action = (name: string, { roles }: { readonly roles: readonly Role[] }): CustomDecorator =>
  SetMetadata(ACTION, { name, roles } satisfies ActionRule);
