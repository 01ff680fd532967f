import { ApiProperty } from '@nestjs/swagger';
import type { WholeTask } from '../../application/victim-tasks/read-victim-tasks.handler.ts';

/** A task of the coordinator. It names nobody. */
export class VictimTaskView {
  @ApiProperty({ format: 'uuid' }) taskId: string;
  @ApiProperty({ format: 'uuid', description: 'the nomination that was refused' }) escalationId: string;
  @ApiProperty({ format: 'date-time' }) raisedAt: string;
  @ApiProperty({ format: 'date-time' }) dueAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) completedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) outcomeCode: string | null;
}

/** A task with the person who is to be looked after, and the incident. */
export class OpenVictimTaskView extends VictimTaskView {
  @ApiProperty({
    type: 'object',
    nullable: true,
    properties: { givenName: { type: 'string' }, familyName: { type: 'string' } },
  })
  person: { givenName: string; familyName: string } | null;
  @ApiProperty({
    type: 'object',
    nullable: true,
    properties: {
      agencyCode: { type: 'string' },
      incidentNumber: { type: 'string' },
      actClassCode: { type: 'string' },
      actAt: { type: 'string', format: 'date-time' },
      areaCode: { type: 'string' },
    },
  })
  incident: {
    agencyCode: string;
    incidentNumber: string;
    actClassCode: string;
    actAt: string;
    areaCode: string;
  } | null;
}

/** A page of tasks. */
export class VictimTaskPage {
  @ApiProperty({ type: [VictimTaskView] }) items: VictimTaskView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

/** A task without the person. */
export const victimTaskView = ({
  id: taskId,
  escalationId,
  outcomeCode,
  ...row
}: WholeTask['row']): Pick<VictimTaskView, keyof VictimTaskView> => ({
  taskId,
  escalationId,
  raisedAt: row.raisedAt.toISOString(),
  dueAt: row.dueAt.toISOString(),
  completedAt: row.completedAt?.toISOString() ?? null,
  outcomeCode,
});

/** A task with the person and the incident, as long as they are kept. */
export const openVictimTaskView = ({ row, nomination }: WholeTask): OpenVictimTaskView => {
  if (!nomination) return { ...victimTaskView(row), person: null, incident: null };
  const { givenName, familyName } = nomination.subject;
  const { agencyCode, incidentNumber, actClassCode, actAt, areaCode } = nomination.incident;
  const incident = { agencyCode, incidentNumber, actClassCode, actAt, areaCode };
  return { ...victimTaskView(row), person: { givenName, familyName }, incident };
};
