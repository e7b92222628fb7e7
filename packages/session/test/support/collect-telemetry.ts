import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BasicTracerProvider, InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { onTestFinished } from "vitest";

/** The SDK's own providers, which keep in memory what they would export. */
export function collectTelemetry() {
  const spans = new InMemorySpanExporter();
  const measurements = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  const reader = new PeriodicExportingMetricReader({ exporter: measurements, exportIntervalMillis: 3_600_000 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  onTestFinished(async () => {
    await tracerProvider.shutdown();
    await meterProvider.shutdown();
  });
  return {
    providers: { tracerProvider, meterProvider },
    spans: () => spans.getFinishedSpans(),
    /** Each metric by its name: what was measured, with which attributes. */
    async metrics() {
      await meterProvider.forceFlush();
      const all = measurements.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics));
      return new Map(all.map((metric) => [metric.descriptor.name, metric]));
    },
  };
}

/** All of a span that leaves the process. */
export function exported({ name, kind, attributes, status, events, links }: ReadableSpan) {
  return { name, kind, attributes, status, events, links };
}
