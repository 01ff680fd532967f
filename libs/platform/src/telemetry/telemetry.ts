import { context, metrics, propagation, trace, type Meter } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import {
  AlwaysOffSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type SpanExporter,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace';
import type { ServiceConfig } from '../config/service-config.ts';
import { FileSpanExporter } from './file-exporter.ts';
import { names } from './names.ts';
import { observeProcess } from './process-metrics.ts';

/** Where spans go and how many; without a target none is recorded, and trace ids are still passed on. */
export type TelemetrySettings = Pick<ServiceConfig, 'otlpEndpoint' | 'traceFile' | 'traceRatio'>;

/** Telemetry that runs; `close` sends what is left. */
export type Telemetry = { readonly prometheus: PrometheusExporter; readonly close: () => Promise<void> };

const EXPORT_EVERY_MS = 1000;

const processorsOf = ({ otlpEndpoint, traceFile }: TelemetrySettings): SpanProcessor[] => {
  const exporters: SpanExporter[] = [
    ...(otlpEndpoint ? [new OTLPTraceExporter({ url: `${otlpEndpoint.replace(/\/$/, '')}/v1/traces` })] : []),
    ...(traceFile ? [new FileSpanExporter(traceFile)] : []),
  ];
  return exporters.map(exporter => new BatchSpanProcessor({ exporter, scheduledDelayMillis: EXPORT_EVERY_MS }));
};

/** Starts traces and metrics of this process, once. Instruments made before it record nothing. */
export const startTelemetry = (service: string, settings: TelemetrySettings): Telemetry => {
  const resource = resourceFromAttributes({ [names.serviceName]: service });
  const spanProcessors = processorsOf(settings);
  const root = spanProcessors.length > 0 ? new TraceIdRatioBasedSampler(settings.traceRatio) : new AlwaysOffSampler();
  const sampler = spanProcessors.length > 0 ? new ParentBasedSampler({ root }) : root;
  const tracers = new TracerProvider({ resource, sampler, spanProcessors });
  const prometheus = new PrometheusExporter({ preventServerStart: true, withoutScopeInfo: true });
  const meters = new MeterProvider({ resource, readers: [prometheus] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(tracers);
  metrics.setGlobalMeterProvider(meters);
  observeProcess(meter());
  const close = async (): Promise<void> => {
    await Promise.allSettled([tracers.shutdown(), meters.shutdown()]);
  };
  return { prometheus, close };
};

/** Makes instruments; ask for it when the service has started, not when a file is loaded. */
export const meter = (): Meter => metrics.getMeter('crossroads');
