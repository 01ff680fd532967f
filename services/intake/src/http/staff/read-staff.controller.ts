import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnswerInterceptor, type Answer } from '@crossroads/messaging';
import { Access, Action, afterId, CurrentAccess, IdPipe, pageOf } from '@crossroads/platform';
import { ReadStaffHandler } from '../../application/staff/read-staff.handler.ts';
import { Edge } from '../edge.ts';
import { StaffQuery } from './staff.dto.ts';
import { memberAnswer, StaffMemberView, StaffPage, toView } from './staff.views.ts';

/** Who works where, as those see it who answer for it. */
@ApiTags('staff')
@ApiBearerAuth()
@Controller('v1/staff')
export class ReadStaffController {
  constructor(
    private readonly edge: Edge,
    private readonly read: ReadStaffHandler,
  ) {}

  @Get()
  @Action('ListStaff')
  @ApiOperation({ operationId: 'listStaff', summary: 'Who works at your site, or did' })
  @ApiOkResponse({ type: StaffPage })
  async list(@Query() query: StaffQuery, @CurrentAccess() access: Access): Promise<StaffPage> {
    const { limit, role } = query;
    const found = await this.read.page({ role, after: afterId(query), limit: limit + 1 }, access);
    const { items, next } = pageOf(found, limit, ({ id }) => [id]);
    const now = this.edge.now();
    return { items: items.map(row => toView(row, now)), next };
  }

  @Get(':id')
  @Action('ReadStaff')
  @ApiOperation({ operationId: 'readStaff', summary: 'One staff member, and every change' })
  @ApiOkResponse({ type: StaffMemberView })
  @UseInterceptors(AnswerInterceptor)
  async one(@Param('id', IdPipe) id: string, @CurrentAccess() access: Access): Promise<Answer> {
    return memberAnswer(await this.read.one(id, access), this.edge.now());
  }
}
