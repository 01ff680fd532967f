import { AnswerInterceptor, Repeatable, type Answer, type RepeatableRequest } from '@crossroads/messaging';
import {
  Action,
  afterId,
  CurrentAccess,
  IdPipe,
  newReference,
  pageOf,
  setEtag,
  type Access,
} from '@crossroads/platform';
import { Body, Controller, Get, Param, Post, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EscalationHandlers } from '../application/handlers.ts';
import { ReadEscalationsHandler } from '../application/read-escalations.handler.ts';
import { KEY_HEADER } from './codes.ts';
import { Edge } from './edge.ts';
import { EscalationsQuery } from './escalations.query.ts';
import { StatusPage, StatusView } from './escalation.views.ts';
import { formOf } from './nomination-form.ts';
import { NominationDto } from './nomination.dto.ts';
import { statusView } from './status-view.ts';
import { escalationView } from './whole-view.ts';
import { EscalationView } from './whole.views.ts';

/** Nominations of a person for an act, and how they stand. */
@ApiTags('escalations')
@ApiBearerAuth()
@Controller('v1/escalations')
export class EscalationsController {
  constructor(
    private readonly edge: Edge,
    private readonly handlers: EscalationHandlers,
    private readonly reading: ReadEscalationsHandler,
  ) {}

  @Post()
  @Action('NominateCase')
  @ApiOperation({ operationId: 'nominateCase', summary: 'Nominate a case, with an incident in hand' })
  @ApiHeader(KEY_HEADER)
  @ApiCreatedResponse({ type: StatusView })
  @UseInterceptors(AnswerInterceptor)
  nominate(@Body() body: NominationDto, @Repeatable() request: RepeatableRequest): Promise<Answer> {
    const form = formOf(body);
    const reference = newReference();
    return this.edge.acted(request, this.edge.newId(), (act, tx) =>
      this.handlers.nominate.execute({ ...act, reference, form }, tx),
    );
  }

  @Get()
  @Action('ListEscalations')
  @ApiOperation({ operationId: 'listEscalations', summary: 'Escalations that you may see, by opaque id' })
  @ApiOkResponse({ type: StatusPage })
  async list(@Query() query: EscalationsQuery, @CurrentAccess() access: Access): Promise<StatusPage> {
    const { status, limit } = query;
    const found = await this.reading.list(access, { status, after: afterId(query), limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ id }) => [id]);
    return { items: items.map(statusView), next };
  }

  @Get(':id')
  @Action('ReadEscalation')
  @ApiOperation({ operationId: 'readEscalation', summary: 'A case with its form, checklist, proofs and reviews' })
  @ApiOkResponse({ type: EscalationView })
  async one(
    @Param('id', IdPipe) id: string,
    @CurrentAccess() access: Access,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EscalationView> {
    const whole = await this.reading.one(access, id);
    setEtag(reply, whole.found.version);
    return escalationView(whole);
  }

  @Get(':id/status')
  @Action('ReadEscalationStatus')
  @ApiOperation({ operationId: 'readEscalationStatus', summary: 'Status and checklist by opaque id' })
  @ApiOkResponse({ type: StatusView })
  async status(@Param('id', IdPipe) id: string, @CurrentAccess() access: Access): Promise<StatusView> {
    return statusView(await this.reading.status(access, id));
  }
}
