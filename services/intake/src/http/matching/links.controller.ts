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
import { LinkPeopleHandler, type LinkOf } from '../../application/matching/link-people.handler.ts';
import { Edge } from '../edge.ts';
import { LinkDto } from './matching.dto.ts';
import { LinkView, toLinkView } from './matching.views.ts';

const answerOf = (found: LinkOf): Answer => {
  const body = toLinkView(found);
  return { status: 201, body, location: `/v1/match-reviews/${body.linkId}` };
};

/** Records linked and unlinked by hand. */
@ApiTags('matching')
@ApiBearerAuth()
@ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } })
@UseInterceptors(AnswerInterceptor)
@Controller('v1/people/:id/links')
export class LinksController {
  constructor(
    private readonly edge: Edge,
    private readonly idempotent: IdempotentWork,
    private readonly links: LinkPeopleHandler,
  ) {}

  @Post()
  @Action('LinkPeople')
  @ApiOperation({ operationId: 'linkPeople', summary: 'Say that two records are of one person; neither changes' })
  @ApiCreatedResponse({ type: LinkView })
  link(
    @Param('id', IdPipe) personId: string,
    @Body() { otherPersonId }: LinkDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const command = { ...this.edge.actOnPerson(request.access, personId), otherPersonId };
    return this.idempotent.run(request, async tx => answerOf(await this.links.link(command, tx)));
  }

  @Post(':linkId/ends')
  @Action('UnlinkPeople')
  @ApiOperation({ operationId: 'unlinkPeople', summary: 'Take a link back: both stand for themselves, as before' })
  @ApiCreatedResponse({ type: LinkView })
  unlink(
    @Param('id', IdPipe) personId: string,
    @Param('linkId', IdPipe) linkId: string,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const command = { ...this.edge.actOnPerson(request.access, personId), linkId };
    return this.idempotent.run(request, async tx => answerOf(await this.links.end(command, tx)));
  }
}
