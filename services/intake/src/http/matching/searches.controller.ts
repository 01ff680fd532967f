import { setTimeout as passed } from 'node:timers/promises';
import { Body, Controller, Header, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '@crossroads/messaging';
import { Access, Action, CurrentAccess, Problem } from '@crossroads/platform';
import { SearchPeopleHandler } from '../../application/matching/search-people.handler.ts';
import type { Person } from '../../domain/submission.ts';
import { Edge } from '../edge.ts';
import { requireTrueDates } from '../true-dates.ts';
import { SearchDto } from './matching.dto.ts';
import { SearchView, toCandidateView } from './matching.views.ts';

/** Every search takes so long, so that its time does not tell whether somebody is known. Our own default. */
const SEARCH_TAKES_MS = 250;

/** The parts of a person that somebody can be looked for by. */
const toPerson = ({ name, alias, aliases, birthDate, ageBand, phones, address }: SearchDto): Person => ({
  name,
  alias,
  aliases,
  birthDate,
  ageBand,
  phones,
  address,
  preferredLanguage: 'und',
});

/** Looking for somebody who may be known already, while a referral is written. */
@ApiTags('people')
@ApiBearerAuth()
@Controller('v1/people/searches')
export class SearchesController {
  constructor(
    private readonly edge: Edge,
    private readonly work: UnitOfWork,
    private readonly search: SearchPeopleHandler,
  ) {}

  // Without an idempotency key, like a reveal: what is looked for is not kept. Each call counts.
  @Post()
  @Action('SearchPeople')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiHeader({ name: 'purpose', required: true, schema: { type: 'string' } })
  @ApiOperation({ operationId: 'searchPeople', summary: 'Records that may be of somebody; at most 30 an hour' })
  @ApiOkResponse({ type: SearchView })
  async find(
    @Body() body: SearchDto,
    @Headers('purpose') purpose: string | undefined,
    @CurrentAccess() access: Access,
  ): Promise<SearchView> {
    if (purpose === undefined) throw new Problem('person.search-purpose');
    const person = toPerson(body);
    requireTrueDates({ person }, this.edge.now());
    const { personId: _, ...act } = this.edge.actOnPerson(access, this.edge.newId());
    const command = { ...act, person };
    const scope = { sites: [access.actor.site], access };
    const [candidates] = await Promise.all([
      this.work.run(scope, tx => this.search.execute(command, tx)),
      passed(SEARCH_TAKES_MS),
    ]);
    return { candidates: candidates.map(toCandidateView) };
  }
}
