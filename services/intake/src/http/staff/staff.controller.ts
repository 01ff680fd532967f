import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AnswerInterceptor,
  IdempotentWork,
  Repeatable,
  type Answer,
  type RepeatableRequest,
} from '@crossroads/messaging';
import { Action, expectedVersion, IdPipe, type Access } from '@crossroads/platform';
import type { StaffAct } from '../../application/staff/staff-acts.ts';
import { StaffHandlers } from '../../application/staff/staff-handlers.ts';
import { Edge } from '../edge.ts';
import { AssignmentDto, EndDto, StaffDto, toAssignment } from './staff.dto.ts';
import { changedAnswer, StaffMemberView } from './staff.views.ts';

/** Who works where: decided here, known to every service of the plane within a minute. */
@ApiTags('staff')
@ApiBearerAuth()
@ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } })
@UseInterceptors(AnswerInterceptor)
@Controller('v1/staff')
export class StaffController {
  constructor(
    private readonly edge: Edge,
    private readonly idempotent: IdempotentWork,
    private readonly handlers: StaffHandlers,
  ) {}

  @Post()
  @Action('AddStaff')
  @ApiOperation({ operationId: 'addStaff', summary: 'Somebody begins to work here' })
  @ApiCreatedResponse({ type: StaffMemberView })
  add(@Body() body: StaffDto, @Repeatable() request: RepeatableRequest): Promise<Answer> {
    const command = { ...this.#act(request.access, body.staffId), ...toAssignment(body) };
    return this.idempotent.run(request, async tx =>
      changedAnswer(await this.handlers.assign.execute(command, tx), command.at),
    );
  }

  @Post(':id/assignments')
  @Action('AssignStaff')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOperation({ operationId: 'assignStaff', summary: 'Another assignment; it ends the one before' })
  @ApiCreatedResponse({ type: StaffMemberView })
  assignTo(
    @Param('id', IdPipe) id: string,
    @Body() body: AssignmentDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const expected = expectedVersion(request.ifMatch);
    const command = { ...this.#act(request.access, id), ...toAssignment(body), expected };
    return this.idempotent.run(request, async tx =>
      changedAnswer(await this.handlers.assign.execute(command, tx), command.at),
    );
  }

  @Post(':id/assignments/ends')
  @Action('EndAssignment')
  @ApiOperation({ operationId: 'endAssignment', summary: 'What somebody may do here ends now' })
  @ApiCreatedResponse({ type: StaffMemberView })
  endAssignment(
    @Param('id', IdPipe) id: string,
    @Body() { reasonCode }: EndDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const command = { ...this.#act(request.access, id), reasonCode };
    return this.idempotent.run(request, async tx =>
      changedAnswer(await this.handlers.end.execute(command, tx), command.at),
    );
  }

  #act(access: Access, staffId: string): StaffAct {
    const { referralId: _none, ...act } = this.edge.act(access, staffId);
    return { ...act, staffId };
  }
}
