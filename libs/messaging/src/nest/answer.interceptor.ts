import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { Answer } from '../work/idempotent-work.ts';

/** Sends the {@link Answer} that a route returns, repeated or not: status, Location and ETag as at the first time. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor<Answer, unknown> {
  intercept(at: ExecutionContext, next: CallHandler<Answer>): Observable<unknown> {
    const reply = at.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map(({ status, body, location, etag }) => {
        void reply.status(status);
        if (location !== undefined) void reply.header('location', location);
        if (etag !== undefined) void reply.header('etag', etag);
        return body;
      }),
    );
  }
}
