import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/** Metadata key of {@link Action}. */
export const ACTION = 'crossroads:action';

/**
 * Names what a route does: an action of the policy schema, whose policies say who may. Every route needs one: the
 * service does not start otherwise.
 */
export const Action = (name: string): CustomDecorator => SetMetadata(ACTION, name);
