import type { Standing } from '@crossroads/platform';
import type { ScreeningCase } from '../domain/screening-case.ts';
import type { ReceiptRow } from '../persistence/receipt.row.ts';

type Found = { readonly site: string; readonly status: ScreeningCase['status'] };

/** How people stand to a case: nobody sent it here or works on it, so only its site and state count. */
export const caseStanding = (found: Found | null | undefined): Standing | undefined => {
  if (!found || found.status === 'none') return undefined;
  const { site, status: state } = found;
  return { site, state, flags: state === 'erased' ? ['ERASED'] : [] };
};

/** How people stand to a receipt. That of an erased case is gone. */
export const receiptStanding = (found: Pick<ReceiptRow, 'site'> | null): Standing | undefined =>
  found ? { site: found.site } : undefined;
