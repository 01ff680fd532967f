import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AnswerInterceptor,
  IdempotentWork,
  Repeatable,
  type Answer,
  type RepeatableRequest,
} from '@crossroads/messaging';
import { Action, etagOf, expectedVersion, IdPipe } from '@crossroads/platform';
import { CorrectPersonHandler } from '../../application/people/correct-person.handler.ts';
import type { Correction } from '../../domain/people/correction.ts';
import { Edge } from '../edge.ts';
import { requireTrueDates } from '../true-dates.ts';
import { CorrectionDto, SensitivityDto } from './people.dto.ts';
import { CorrectedView } from './people.views.ts';

/** Putting the record of a person right. */
@ApiTags('people')
@ApiBearerAuth()
@ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } })
@ApiHeader({ name: 'If-Match', required: true, schema: { type: 'string' } })
@UseInterceptors(AnswerInterceptor)
@Controller('v1/people/:id')
export class CorrectionsController {
  constructor(
    private readonly edge: Edge,
    private readonly idempotent: IdempotentWork,
    private readonly correct: CorrectPersonHandler,
  ) {}

  @Post('corrections')
  @Action('CorrectPerson')
  @ApiOperation({ operationId: 'correctPerson', summary: 'Put right what is known of a person' })
  @ApiCreatedResponse({ type: CorrectedView, description: 'the fields that changed, never their values' })
  change(
    @Param('id', IdPipe) personId: string,
    @Body() { set = {}, remove = [] }: CorrectionDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    requireTrueDates({ set }, this.edge.now());
    return this.#run(personId, request, { set, remove });
  }

  @Post('sensitivity-flags')
  @Action('FlagSensitivity')
  @ApiOperation({ operationId: 'flagSensitivity', summary: 'Say what kind of record it is' })
  @ApiCreatedResponse({ type: CorrectedView })
  flag(
    @Param('id', IdPipe) personId: string,
    @Body() { sensitivityCodes }: SensitivityDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    return this.#run(personId, request, { set: {}, remove: [], sensitivityCodes });
  }

  #run(personId: string, request: RepeatableRequest, correction: Correction): Promise<Answer> {
    const version = expectedVersion(request.ifMatch);
    const command = { ...this.edge.actOnPerson(request.access, personId), expectedVersion: version, correction };
    return this.idempotent.run(request, async tx => {
      const body = await this.correct.execute(command, tx);
      return { status: 201, body, location: `/v1/people/${personId}`, etag: etagOf(body.version) };
    });
  }
}
