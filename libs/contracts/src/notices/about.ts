import { Type } from 'typebox';
import type { TProperties } from 'typebox';
import { id } from '../fields.ts';

/** Data of an event about one notice. It names no subject: nobody learns from a topic who was notified. */
export const aboutNotice = <P extends TProperties>(fields: P) =>
  Type.Object({ noticeId: id('The notice; equals the subject of the event'), ...fields });
