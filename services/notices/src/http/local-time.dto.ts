import { isLocalTime, isOffset } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, ValidateBy } from 'class-validator';

const On = (name: string, holds: (text: string) => boolean): PropertyDecorator =>
  ValidateBy({ name, validator: { validate: (value: unknown) => typeof value === 'string' && holds(value) } });

/** A time as it was read off a clock at the site. */
export class LocalTimeDto {
  @ApiProperty({ type: String, example: '2026-03-07T23:59' })
  @On('not-a-local-time', isLocalTime)
  local: string;

  @ApiPropertyOptional({ type: String, example: '-06:00', description: 'needed where a clock showed the time twice' })
  @IsOptional()
  @On('not-an-offset', isOffset)
  offset?: string;
}
