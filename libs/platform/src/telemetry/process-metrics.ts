import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Meter } from '@opentelemetry/api';
import { names } from './names.ts';

const MICROS_PER_SECOND = 1e6;
const NANOS_PER_SECOND = 1e9;
// Each sample wakes the process.
const SAMPLE_EVERY_MS = 200;

/** CPU, memory and delay of the event loop of this process; read only when somebody asks for the metrics. */
export const observeProcess = (meter: Meter): void => {
  const delay = monitorEventLoopDelay({ resolution: SAMPLE_EVERY_MS });
  delay.enable();
  meter.createObservableCounter(names.processCpuTime, { unit: 's' }).addCallback(result => {
    const { user, system } = process.cpuUsage();
    result.observe((user + system) / MICROS_PER_SECOND);
  });
  meter.createObservableGauge(names.processMemory, { unit: 'By' }).addCallback(result => {
    result.observe(process.memoryUsage.rss());
  });
  meter.createObservableGauge(names.eventLoopDelay, { unit: 's' }).addCallback(result => {
    result.observe(delay.percentile(99) / NANOS_PER_SECOND);
    delay.reset();
  });
};
