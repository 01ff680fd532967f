// Names of the OpenTelemetry semantic conventions that we use, and ours where they have none. No other file spells one.

/** Attribute and metric names. */
export const names = {
  serviceName: 'service.name',
  httpMethod: 'http.request.method',
  httpRoute: 'http.route',
  httpStatus: 'http.response.status_code',
  errorType: 'error.type',
  messagingSystem: 'messaging.system',
  messagingOperation: 'messaging.operation.type',
  messagingOperationName: 'messaging.operation.name',
  messagingDestination: 'messaging.destination.name',
  messagingPartition: 'messaging.destination.partition.id',
  messagingMessageId: 'messaging.message.id',
  messagingBatchCount: 'messaging.batch.message_count',
  messagingGroup: 'messaging.consumer.group.name',
  cloudEventType: 'cloudevents.event_type',
  cloudEventId: 'cloudevents.event_id',
  site: 'crossroads.site',
  referralId: 'crossroads.referral_id',
  httpServerDuration: 'http.server.request.duration',
  processCpuTime: 'process.cpu.time',
  processMemory: 'process.memory.usage',
  refusedTokens: 'crossroads.tokens.refused',
  eventLoopDelay: 'nodejs.eventloop.delay.p99',
} as const;
