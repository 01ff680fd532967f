import { isLocalTime, isOffset } from '@crossroads/platform';
import { ValidateBy } from 'class-validator';

const onText = (name: string, holds: (text: string) => boolean): PropertyDecorator =>
  ValidateBy({ name, validator: { validate: (value: unknown) => typeof value === 'string' && holds(value) } });

/** A date that exists with a time of day; error code `not-a-local-time`. */
export const IsLocalTime = (): PropertyDecorator => onText('not-a-local-time', isLocalTime);

/** A distance from UTC such as `-06:00`; error code `not-an-offset`. */
export const IsOffset = (): PropertyDecorator => onText('not-an-offset', isOffset);
