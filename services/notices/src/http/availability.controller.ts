import { AnswerInterceptor, Repeatable, type Answer, type RepeatableRequest } from '@crossroads/messaging';
import { Action, CurrentAccess, type Access } from '@crossroads/platform';
import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ReadRegistryHandler } from '../application/read-registry.handler.ts';
import { SetAvailabilityHandler } from '../application/set-availability.handler.ts';
import { KEY } from './codes.ts';
import { Edge } from './edge.ts';
import { AvailabilityDto, AvailabilityQuery, AvailabilityView, availabilityView } from './questions.dto.ts';

/** Where nothing may be attested: asked of the site or of one notice, never as a list. @source domain.md 2.3 */
@ApiTags('attestation availability')
@ApiBearerAuth()
@UseInterceptors(AnswerInterceptor)
@Controller('v1/attestation-availability')
export class AvailabilityController {
  constructor(
    private readonly edge: Edge,
    private readonly reading: ReadRegistryHandler,
    private readonly setting: SetAvailabilityHandler,
  ) {}

  @Get()
  @Action('ReadAttestationAvailability')
  @ApiOkResponse({ type: AvailabilityView })
  async read(@Query() { noticeId }: AvailabilityQuery, @CurrentAccess() access: Access): Promise<Answer> {
    const row = await this.reading.availability(access, noticeId);
    return { status: 200, body: availabilityView(row, noticeId ?? null) };
  }

  @Post()
  @Action('Attest')
  @ApiHeader(KEY)
  @ApiCreatedResponse({ type: AvailabilityView })
  set(@Body() body: AvailabilityDto, @Repeatable() request: RepeatableRequest): Promise<Answer> {
    const { available: isAvailable, reasonCode } = body;
    const noticeId = body.noticeId ?? null;
    const act = this.edge.act(request, noticeId ?? this.edge.newId());
    return this.edge.once(request, async tx => {
      const row = await this.setting.execute({ ...act, noticeId, isAvailable, reasonCode }, tx);
      return { status: 201, body: availabilityView(row, noticeId) };
    });
  }
}
