import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../logging/logger.ts';
import { errorFields } from '../logging/safe-fields.ts';
import { classify } from './classify.ts';
import { fieldTexts } from './field-texts.ts';
import { languageOf, type Language } from './language.ts';
import type { Problem, ProblemTable, ProblemText } from './problem.ts';
import { commonProblems } from './problem-texts.ts';

const INTERNAL: ProblemText = { status: 500, en: 'Something went wrong on our side', es: 'Algo falló de nuestro lado' };

/** @source RFC 6750 section 3; RFC 9470 */
const challengeOf = (code: string): string =>
  code === 'auth.sign-in-again' ? 'Bearer error="insufficient_user_authentication", max_age=300' : 'Bearer';

/** Answers every error as a problem document (RFC 9457) in the asker's language. It never echoes a value, but words that may not be in a text. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly table: ProblemTable;

  constructor(
    own: ProblemTable,
    private readonly log: Logger,
  ) {
    this.table = { ...commonProblems, ...own };
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    this.answer(error, request, http.getResponse<FastifyReply>());
  }

  /** Answers an error where the framework has no context of its own. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = classify(error, this.table);
    const told = this.table[problem.code] ?? INTERNAL;
    if (told.status >= 500) this.report(error, request, problem.code);
    if (reply.sent) return;
    const language = languageOf(request.headers['accept-language']);
    const retryAfter = problem.retryAfterSeconds ?? told.retryAfterSeconds;
    if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
    if (told.status === 401) void reply.header('www-authenticate', challengeOf(problem.code));
    void reply
      .status(told.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('content-language', language)
      .header('cache-control', 'no-store')
      .send(JSON.stringify(this.document(problem, told, language)));
  }

  private document(problem: Problem, told: ProblemText, language: Language): object {
    const errors = problem.errors.map(({ pointer, code, found }) => ({
      pointer,
      code,
      message: (this.table[code] ?? fieldTexts[code] ?? fieldTexts['invalid'])?.[language],
      ...(found && { found }),
    }));
    const { code } = problem;
    const head = { type: `urn:crossroads:problem:${code}`, title: told[language], status: told.status, code };
    return errors.length > 0 ? { ...head, errors } : head;
  }

  private report(error: unknown, request: FastifyRequest, code: string): void {
    const route = request.routeOptions?.url ?? 'none';
    const fields = { code, method: request.method, route, ...errorFields(error) };
    if (code === 'internal') this.log.error('request failed', fields);
    else this.log.warn('request refused', fields);
  }
}
