import { IsCode, PageQuery } from '@crossroads/platform';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { STATUSES, type Status } from './statuses.ts';

/** Which escalations to list. */
export class EscalationsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STATUSES, description: 'only those in this state' })
  @IsOptional()
  @IsCode(STATUSES)
  status?: Status;
}
