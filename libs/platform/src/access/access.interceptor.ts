import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { catchError, from, map, mergeMap, throwError, type Observable } from 'rxjs';
import type { AccessRecorder } from './access-fact.ts';
import { accessOf, type ApiRequest } from './api-request.ts';
import { shownFields, type FieldSets } from './field-sets.ts';

/**
 * Around every route: what was decided of an opened record is written down before a refusal is told, also where the act
 * itself came to nothing, and the answer has only the fields of the view that was decided. An answer of which nothing was
 * written is never sent.
 */
export class AccessInterceptor implements NestInterceptor {
  constructor(
    private readonly recorder: AccessRecorder,
    private readonly fieldSets: FieldSets,
  ) {}

  intercept(at: ExecutionContext, next: CallHandler): Observable<unknown> {
    const access = accessOf(at.switchToHttp().getRequest<ApiRequest>());
    return next.handle().pipe(
      map(body => {
        if (!access.isWritten) throw new TypeError(`${access.action} answered without a transaction that tells of it`);
        return shownFields(body, access.view, this.fieldSets);
      }),
      catchError((error: unknown) => {
        const { untold: facts, record } = access;
        if (facts.length === 0) return throwError(() => error);
        return from(this.recorder.record({ ...record, facts })).pipe(mergeMap(() => throwError(() => error)));
      }),
    );
  }
}
