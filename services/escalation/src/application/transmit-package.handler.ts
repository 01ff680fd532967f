import { StaffMemberRow, type Tx } from '@crossroads/messaging';
import { addBusinessDays, localDate, Problem } from '@crossroads/platform';
import type { InReview } from '../domain/escalation-state.ts';
import { makePackage, type Package } from '../package/make-package.ts';
import { PackageRefused } from '../package/package-refused.ts';
import type { KnownEscalation } from '../persistence/escalation.repository.ts';
import { QuestionRow } from '../persistence/question.row.ts';
import { SentPackageRow } from '../persistence/sent-package.row.ts';
import type { Act } from './act.ts';
import { packageOf } from './package-of.ts';
import type { EscalationPorts } from './ports.ts';
import { packageTarget } from './standings.ts';
import type { OpenSubject } from './subject-file.ts';

export type TransmitPackage = Act & { readonly officeId: string };

/** Within so many business days the office confirms what it was sent. @source domain.md 6.6 (USAO_RECEIVED) */
const RECEIPT_DAYS = 2;

type Making = TransmitPackage & {
  readonly opened: KnownEscalation;
  readonly state: InReview;
  readonly subject: OpenSubject;
};

/**
 * Makes the package of a case that ten proofs and two people stand behind, signs it and sends it to an office. What was
 * sent is kept sealed, byte for byte; its hash is what everybody is told.
 * @source domain.md 6.1 P10; 6.4; 6.6
 */
export class TransmitPackageHandler {
  constructor(private readonly ports: EscalationPorts) {}

  /** @throws {Problem} `package.not-found`, `transmission.not-approved`, `office.unknown`, `package.*` */
  async execute({ officeId, ...act }: TransmitPackage, tx: Tx): Promise<KnownEscalation> {
    const { desk, subjects, vault } = this.ports;
    const { access, at, cause } = act;
    const refusedAs = (): string => 'transmission.not-approved';
    const opened = await desk.open(tx, act, { targetOf: packageTarget, refusedAs });
    const { state, site } = opened;
    if (state.status !== 'APPROVED') throw new Problem('transmission.not-approved');
    const subject = await subjects.open(tx, opened.subjectId);
    const made = await this.make({ ...act, officeId, opened, state, subject }, tx);
    const place = desk.place(site);
    const dates = { on: localDate(place, at), receiptDueAt: addBusinessDays(place, at, RECEIPT_DAYS) };
    const { packageHash, files } = made;
    const command = { type: 'TransmitPackage', officeId, packageHash, ...dates, at } as const;
    const { found } = await desk.decide(tx, opened, { command, actorId: access.actor.actorId, at, cause });
    const sealed = vault.sealFiles(subject.row, {
      manifest: files['manifest.json'].toString('base64'),
      pdf: files['package.pdf'].toString('base64'),
    });
    const signatures = {
      manifestSignature: files['manifest.sig'].toString(),
      pdfSignature: files['package.pdf.sig'].toString(),
    };
    const row = { id: opened.id, site, version: 1, packageHash, sealed, ...signatures, transmittedAt: at };
    await tx.save(SentPackageRow, [Object.assign(new SentPackageRow(), row)]);
    return found;
  }

  private async make({ officeId, opened, state, subject, at }: Making, tx: Tx): Promise<Package> {
    const { desk, lists, signer } = this.ports;
    const { reference, site } = opened;
    const question = (await tx.load(QuestionRow, [state.question.requestId])).get(state.question.requestId);
    const signed = question?.attestation;
    if (!signed) throw new TypeError('a cleared case has its signed answer');
    const recipient = await this.recipient(tx, site, officeId);
    const input = packageOf({
      reference,
      place: desk.place(site),
      state,
      record: subject.record,
      signed,
      recipient,
      menu: lists.statutes,
      at,
    });
    return makePackage(input, signer).catch((error: unknown) => {
      if (!(error instanceof PackageRefused)) throw error;
      throw new Problem(error.code, { errors: error.fields.map(pointer => ({ pointer, code: error.code })) });
    });
  }

  // A package goes to an office where somebody can open it, and nowhere else.
  private async recipient(tx: Tx, site: string, officeId: string) {
    const [prosecutor] = await tx.find(StaffMemberRow, { site, role: 'prosecutor', orgId: officeId });
    if (!prosecutor)
      throw new Problem('office.unknown', { errors: [{ pointer: '/officeId', code: 'office.unknown' }] });
    return { officeId, name: prosecutor.programme ?? officeId };
  }
}
