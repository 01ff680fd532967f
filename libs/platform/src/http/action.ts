import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

/** Metadata key of {@link Action}. */
export const ACTION = 'crossroads:action';

/**
 * Names what a route does: an action of the policy schema, whose policies say who may. Every route needs one: the
 * service does not start otherwise. The OpenAPI document tells it as `x-action`.
 */
export const Action = (name: string): MethodDecorator =>
  applyDecorators(SetMetadata(ACTION, name), ApiExtension('x-action', name));
