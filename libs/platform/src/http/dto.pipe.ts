import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { fieldErrors } from './field-errors.ts';
import { isDtoClass, isWithin, misplacedLists } from './misplaced-lists.ts';
import { Problem } from './problem.ts';

const RULES = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true } as const;

const NO_OBJECT = [{ pointer: '', code: 'not-an-object' }];

/**
 * Makes bodies and queries instances of their DTO class and checks every rule of it. Synchronous, since no rule of a
 * DTO asks anybody: half the cost of the framework's own pipe.
 * @throws {Problem} `body.missing`, `body.invalid` or `query.invalid` (400), naming every wrong field
 */
export class DtoPipe implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if (!isDtoClass(metatype) || type === 'custom') return value;
    const code = type === 'body' ? 'body.invalid' : 'query.invalid';
    if (value === undefined && type === 'body') throw new Problem('body.missing');
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Problem(code, { errors: NO_OBJECT });
    const dto = plainToInstance(metatype, value);
    const lists = misplacedLists(dto);
    const errors = fieldErrors(validateSync(dto, RULES)).filter(({ pointer }) => !isWithin(pointer, lists));
    if (lists.length + errors.length > 0) throw new Problem(code, { errors: [...lists, ...errors] });
    return dto;
  }
}
