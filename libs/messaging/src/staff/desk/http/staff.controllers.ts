import { applyDecorators, Body, Controller, Get, Param, Post, Query, UseInterceptors, type Type } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProperty } from '@nestjs/swagger';
import { Access, Action, afterId, CurrentAccess, expectedVersion, IdPipe, IsId, pageOf } from '@crossroads/platform';
import type { Role } from '@crossroads/platform';
import { AnswerInterceptor } from '../../../nest/answer.interceptor.ts';
import { Repeatable, type RepeatableRequest } from '../../../nest/repeatable.ts';
import type { Answer } from '../../../work/idempotent-work.ts';
import { ReadStaffHandler } from '../read-staff.handler.ts';
import { StaffDesk } from '../staff-desk.ts';
import { assignmentDtoOf, EndDto, staffQueryOf, toAssignment } from './staff.dto.ts';
import { memberAnswer, StaffMemberView, StaffPage, toView } from './staff.views.ts';

const PATH = 'v1/staff';

const StaffRoutes = (): ClassDecorator => applyDecorators(ApiTags('staff'), ApiBearerAuth(), Controller(PATH));

const WritingRoutes = (): ClassDecorator =>
  applyDecorators(
    StaffRoutes(),
    ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } }),
    UseInterceptors(AnswerInterceptor),
  );

const TellsMember = (operationId: string, summary: string): MethodDecorator =>
  applyDecorators(ApiOperation({ operationId, summary }), ApiCreatedResponse({ type: StaffMemberView }));

// Which roles may be asked for is part of the routes: those of one plane.
const assigningOf = (roles: readonly Role[]): Type => {
  class AssignmentDto extends assignmentDtoOf(roles) {}
  class StaffDto extends AssignmentDto {
    @ApiProperty({ format: 'uuid', description: 'opaque id, the same at the issuer' })
    @IsId()
    staffId: string;
  }

  @WritingRoutes()
  class AssignStaffController {
    constructor(readonly desk: StaffDesk) {}

    @Post()
    @Action('AddStaff')
    @TellsMember('addStaff', 'Somebody begins to work here')
    add(@Body() body: StaffDto, @Repeatable() request: RepeatableRequest): Promise<Answer> {
      return this.desk.assign(request, body.staffId, toAssignment(body));
    }

    @Post(':id/assignments')
    @Action('AssignStaff')
    @ApiHeader({ name: 'If-Match', required: true })
    @TellsMember('assignStaff', 'Another assignment; it ends the one before')
    assignTo(
      @Param('id', IdPipe) id: string,
      @Body() body: AssignmentDto,
      @Repeatable() request: RepeatableRequest,
    ): Promise<Answer> {
      const expected = expectedVersion(request.ifMatch);
      return this.desk.assign(request, id, { ...toAssignment(body), expected });
    }
  }
  return AssignStaffController;
};

/** Ends what somebody may do, in any plane. */
@WritingRoutes()
export class EndAssignmentController {
  constructor(private readonly desk: StaffDesk) {}

  @Post(':id/assignments/ends')
  @Action('EndAssignment')
  @TellsMember('endAssignment', 'What somebody may do here ends now')
  endAssignment(
    @Param('id', IdPipe) id: string,
    @Body() { reasonCode }: EndDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    return this.desk.end(request, id, reasonCode);
  }
}

const listingOf = (roles: readonly Role[]): Type => {
  class StaffQuery extends staffQueryOf(roles) {}

  @StaffRoutes()
  class ListStaffController {
    constructor(
      readonly desk: StaffDesk,
      readonly read: ReadStaffHandler,
    ) {}

    @Get()
    @Action('ListStaff')
    @ApiOperation({ operationId: 'listStaff', summary: 'Who works at your site, or did' })
    @ApiOkResponse({ type: StaffPage })
    async list(@Query() query: StaffQuery, @CurrentAccess() access: Access): Promise<StaffPage> {
      const { limit, role } = query;
      const found = await this.read.page({ role, after: afterId(query), limit: limit + 1 }, access);
      const { items, next } = pageOf(found, limit, ({ id }) => [id]);
      const now = this.desk.now();
      return { items: items.map(row => toView(row, now)), next };
    }
  }
  return ListStaffController;
};

/** One staff member, as those see it who answer for who works where. */
@StaffRoutes()
export class ReadStaffController {
  constructor(
    private readonly desk: StaffDesk,
    private readonly read: ReadStaffHandler,
  ) {}

  @Get(':id')
  @Action('ReadStaff')
  @ApiOperation({ operationId: 'readStaff', summary: 'One staff member, and every change' })
  @ApiOkResponse({ type: StaffMemberView })
  @UseInterceptors(AnswerInterceptor)
  async one(@Param('id', IdPipe) id: string, @CurrentAccess() access: Access): Promise<Answer> {
    return memberAnswer(await this.read.one(id, access), this.desk.now());
  }
}

/** Who works where: the routes of the service that keeps the directory, for the roles of its plane. */
export const staffControllersOf = (roles: readonly Role[]): readonly Type[] => [
  assigningOf(roles),
  EndAssignmentController,
  listingOf(roles),
  ReadStaffController,
];
