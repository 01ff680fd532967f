import { Controller, Get, Header, Param, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnswerInterceptor, type Answer } from '@crossroads/messaging';
import { Access, Action, CurrentAccess, etagOf, IdPipe } from '@crossroads/platform';
import { ReadPersonHandler } from '../../application/people/read-person.handler.ts';
import { PersonView } from './people.views.ts';

/** One person at a time: there is no list of people. */
@ApiTags('people')
@ApiBearerAuth()
@UseInterceptors(AnswerInterceptor)
@Controller('v1/people/:id')
export class ReadPersonController {
  constructor(private readonly people: ReadPersonHandler) {}

  @Get()
  @Action('ReadPerson')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'readPerson', summary: 'One person, as little as your role needs' })
  @ApiOkResponse({ type: PersonView })
  async read(@Param('id', IdPipe) id: string, @CurrentAccess() access: Access): Promise<Answer> {
    const body = await this.people.execute(id, access);
    return { status: 200, body, etag: 'version' in body ? etagOf(body.version) : undefined };
  }
}
