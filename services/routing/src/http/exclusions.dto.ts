import { IsId } from '@crossroads/platform';
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { CODE } from './codes.ts';

/** Two that must not meet. It binds every later match and cannot be read back. */
export class ExclusionDto {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  referralId: string;

  @ApiProperty({ format: 'uuid', description: 'another referral, or a service' })
  @IsId()
  otherId: string;

  @ApiProperty({ type: String, pattern: CODE.source, example: 'RIVAL' })
  @Matches(CODE)
  reasonCode: string;
}

/** That it was taken. */
export class ExclusionView {
  @ApiProperty({ format: 'uuid' }) exclusionId: string;
}
