import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Offers go with their referral when the time of keeping is over: found without reading the others. */
export class OffersByReferral1774100000000 implements MigrationInterface {
  readonly name = 'OffersByReferral1774100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index offer_referral on offer (referral_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index offer_referral');
  }
}
