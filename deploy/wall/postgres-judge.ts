import type { Verdict } from './pair.ts';

const PERMISSION_DENIED = '42501';
/** At the door: wrong password or no such login, no rule that lets it in, no permission, no such database here. */
const AT_THE_DOOR = new Set(['28P01', '28000', PERMISSION_DENIED, '3D000']);
/** Said by a check that comes after the permission was found: a row's own policy, a constraint, a value. */
const ROW_POLICY = 'ExecWithCheckOptions';
const PAST_THE_PERMISSION = /^(22|23)/;

const textOf = (error: unknown, name: string): string => {
  const value: unknown = Reflect.get(Object(error), name);
  return typeof value === 'string' ? value : '';
};

const wordOf = (error: unknown): string =>
  textOf(error, 'code') || textOf(error, 'message') || textOf(error, 'name') || 'no answer';

/** What the server said to a login that wanted in. Only a refusal of the server itself is one. */
export const judgeDoor = (error: unknown): Verdict => {
  const code = wordOf(error);
  return { outcome: AT_THE_DOOR.has(code) ? 'refused' : 'untried', code };
};

/** What the server said to a statement. A row that its policy turns away was past the wall: the grant is there. */
export const judgeStatement = (error: unknown): Verdict => {
  const code = wordOf(error);
  if (code === PERMISSION_DENIED)
    return { outcome: textOf(error, 'routine') === ROW_POLICY ? 'allowed' : 'refused', code };
  return { outcome: PAST_THE_PERMISSION.test(code) ? 'allowed' : 'untried', code };
};
