import { IsCode, PageQuery } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { RECALL_DONE, type RecallDone } from '../../domain/disclosure/recall.ts';

/** Which recalls to list. */
export class RecallsQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  personId?: string;
}

/** What was done with what had been told. */
export class RecallAcknowledgementDto {
  @ApiProperty({ enum: RECALL_DONE })
  @IsCode(RECALL_DONE)
  doneCode: RecallDone;
}
