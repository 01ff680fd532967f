import { IsInstant } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

const MOST_UNITS = 100_000_000;
const UNIT = /^[A-Za-z][A-Za-z0-9_-]{1,59}$/;

/** How many places a service has. */
export class CapacityDto {
  @ApiProperty({ type: String, pattern: UNIT.source, example: 'BED' })
  @Matches(UNIT)
  unitCode: string;

  @ApiProperty({ type: Number, minimum: 0 })
  @IsInt()
  @Min(0)
  @Max(MOST_UNITS)
  available: number;

  @ApiProperty({ type: Number, minimum: 0 })
  @IsInt()
  @Min(0)
  @Max(MOST_UNITS)
  maximum: number;

  @ApiPropertyOptional({ format: 'date-time', description: 'when it was counted; now when left out' })
  @IsOptional()
  @IsInstant()
  updatedAt?: string;
}

/** Places of a service. */
export class CapacityView {
  @ApiProperty({ format: 'uuid' }) serviceId: string;
  @ApiProperty({ type: String }) unitCode: string;
  @ApiProperty({ type: Number }) available: number;
  @ApiProperty({ type: Number }) maximum: number;
  @ApiProperty({ type: Number, description: 'units that offers hold' }) held: number;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
  @ApiProperty({ type: Number, description: 'for If-Match' }) version: number;
}

/** A service of the directory. */
export class ServiceView {
  @ApiProperty({ format: 'uuid' }) serviceId: string;
  @ApiProperty({ format: 'uuid' }) providerId: string;
  @ApiProperty({ type: String }) providerName: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ type: String }) status: string;
  @ApiProperty({ type: [String] }) needCodes: readonly string[];
  @ApiProperty({ type: Number, nullable: true }) minimumAge: number | null;
  @ApiProperty({ type: Number, nullable: true }) maximumAge: number | null;
  @ApiProperty({ type: [String] }) spoken: readonly string[];
  @ApiProperty({ type: [String] }) interpreted: readonly string[];
  @ApiProperty({ type: [String] }) areas: readonly string[];
  @ApiProperty({ type: Boolean }) citywide: boolean;
  @ApiProperty({ type: [String] }) unsafeAreas: readonly string[];
  @ApiProperty({ type: [String] }) flags: readonly string[];
  @ApiProperty({ type: [String] }) requiredDocuments: readonly string[];
  @ApiProperty({ type: CapacityView, nullable: true }) capacity: CapacityView | null;
}

/** A page of services. */
export class ServicePage {
  @ApiProperty({ type: [ServiceView] }) items: ServiceView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
