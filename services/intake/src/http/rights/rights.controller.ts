import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AnswerInterceptor,
  IdempotentWork,
  Repeatable,
  type Answer,
  type RepeatableRequest,
} from '@crossroads/messaging';
import { Action, IdPipe } from '@crossroads/platform';
import { RightsHandlers } from '../../application/rights/rights-handlers.ts';
import { Edge } from '../edge.ts';
import { HoldDto } from './rights.dto.ts';
import { StandingView } from './rights.views.ts';

const answer = (body: StandingView): Answer => ({ status: 201, body });

/** What is done for a person's rights, and what the law holds against it. */
@ApiTags('rights')
@ApiBearerAuth()
@ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } })
@UseInterceptors(AnswerInterceptor)
@Controller('v1/people/:id')
export class RightsController {
  constructor(
    private readonly edge: Edge,
    private readonly idempotent: IdempotentWork,
    private readonly rights: RightsHandlers,
  ) {}

  @Post('restrictions')
  @Action('RestrictPerson')
  @ApiOperation({ operationId: 'restrictPerson', summary: 'Tell nobody but the worker who it is' })
  @ApiCreatedResponse({ type: StandingView })
  restrict(@Param('id', IdPipe) personId: string, @Repeatable() request: RepeatableRequest): Promise<Answer> {
    return this.#restricted(personId, request, true);
  }

  @Post('restrictions/ends')
  @Action('LiftRestriction')
  @ApiOperation({ operationId: 'liftRestriction', summary: 'End a restriction' })
  @ApiCreatedResponse({ type: StandingView })
  liftRestriction(@Param('id', IdPipe) personId: string, @Repeatable() request: RepeatableRequest): Promise<Answer> {
    return this.#restricted(personId, request, false);
  }

  @Post('holds')
  @Action('PlaceHold')
  @ApiOperation({ operationId: 'placeHold', summary: 'Keep everything of a person until the hold is lifted' })
  @ApiCreatedResponse({ type: StandingView })
  place(
    @Param('id', IdPipe) personId: string,
    @Body() { reasonCode }: HoldDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const holdId = this.edge.newId();
    const command = { ...this.edge.actOnPerson(request.access, personId), holdId, reasonCode };
    return this.idempotent.run(request, async tx => answer(await this.rights.holds.place(command, tx)));
  }

  @Post('holds/:holdId/ends')
  @Action('LiftHold')
  @ApiOperation({ operationId: 'liftHold', summary: 'Lift a hold; what was only postponed is done now' })
  @ApiCreatedResponse({ type: StandingView })
  lift(
    @Param('id', IdPipe) personId: string,
    @Param('holdId', IdPipe) holdId: string,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const command = { ...this.edge.actOnPerson(request.access, personId), holdId };
    return this.idempotent.run(request, async tx => answer(await this.rights.holds.lift(command, tx)));
  }

  @Post('erasure')
  @Action('ErasePerson')
  @ApiOperation({ operationId: 'erasePerson', summary: 'Destroy all that is kept of a person, for good' })
  @ApiCreatedResponse({ type: StandingView })
  erase(@Param('id', IdPipe) personId: string, @Repeatable() request: RepeatableRequest): Promise<Answer> {
    const command = this.edge.actOnPerson(request.access, personId);
    return this.idempotent.run(request, async tx => answer(await this.rights.erasure.execute(command, tx)));
  }

  #restricted(personId: string, request: RepeatableRequest, isRestricted: boolean): Promise<Answer> {
    const command = { ...this.edge.actOnPerson(request.access, personId), isRestricted };
    return this.idempotent.run(request, async tx => answer(await this.rights.restriction.execute(command, tx)));
  }
}
