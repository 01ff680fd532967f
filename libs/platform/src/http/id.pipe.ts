import { Injectable, type PipeTransform } from '@nestjs/common';
import { isUuid } from '../ids/uuid.ts';
import { Problem } from './problem.ts';

/** For `@Param('id', IdPipe)`: what is not a UUID names nothing. @throws {Problem} `not-found` (404) */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isUuid(value)) throw new Problem('not-found');
    return value;
  }
}
