import type { Tx } from '@crossroads/messaging';
import { AccountingRow } from '../../persistence/disclosure/accounting.row.ts';

/** That somebody was shown something of a person: who, for which organisation, what for and on which ground. */
export type Accounted = Pick<
  AccountingRow,
  'id' | 'site' | 'personId' | 'at' | 'actorId' | 'role' | 'kind' | 'purposeCode' | 'fieldCodes'
> & {
  readonly orgId?: string | undefined;
  readonly consentId?: string | undefined;
  readonly breakGlassId?: string | undefined;
};

/**
 * Writes down that something was shown, in the transaction that shows it: either both happen or neither.
 * @source 45 CFR 164.528; 42 CFR 2.25; R45
 */
export const account = (tx: Pick<Tx, 'insert'>, shown: Accounted): Promise<void> => {
  const { orgId = null, consentId = null, breakGlassId = null } = shown;
  return tx.insert(AccountingRow, [Object.assign(new AccountingRow(), shown, { orgId, consentId, breakGlassId })]);
};
