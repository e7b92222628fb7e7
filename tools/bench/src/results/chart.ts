import { figure, type Measured } from "./measured.ts";

const line = 40;
const width = 400;
const margin = 8;

/** Readable on a phone, and in both colours: an image follows the colour scheme of its page. */
const style = `<style>
  text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2328 }
  .figure { text-anchor: end; fill: #4d5560 } .ratio { font-weight: 600; fill: #1f2328 }
  .track { fill: #eaedf1 } .bar { fill: #8794a8 } .own { fill: #2c7a43 } .spread { stroke: #1f2328 }
  @media (prefers-color-scheme: dark) {
    text, .ratio { fill: #e6edf3 } .figure { fill: #b4bdc8 }
    .track { fill: #2b3038 } .bar { fill: #7d8aa0 } .own { fill: #57ab6c } .spread { stroke: #e6edf3 }
  }
</style>`;

/** A table as horizontal bars, with minimum and maximum as a line. Above each bar its name, what was measured, and the ratio. */
export function chart({ title, unit, rows }: Measured): string {
  const most = Math.max(...rows.map(({ median }) => median), 1e-9) * 1.15;
  const x = (value: number) => margin + (Math.min(value, most) / most) * (width - 2 * margin);
  const isCompared = rows.some(({ ratio }) => ratio !== undefined);
  const bars = rows.map(({ name, median, minimum, maximum, ratio }, index) => {
    const y = 24 + index * line;
    const middle = y + 22;
    const times = ratio === undefined ? "" : ` · <tspan class="ratio">${ratio.toFixed(2)}</tspan>`;
    return [
      `<text x="${margin}" y="${y + 10}">${escape(name)}</text>`,
      `<text class="figure" x="${width - margin}" y="${y + 10}">${figure(median)}${times}</text>`,
      `<rect class="track" x="${margin}" y="${y + 16}" width="${width - 2 * margin}" height="12"/>`,
      `<rect class="${/\b(?:facade|vendor-codegen)\b/.test(name) ? "own" : "bar"}" x="${margin}" y="${y + 16}" width="${(x(median) - margin).toFixed(1)}" height="12"/>`,
      `<line class="spread" x1="${x(minimum).toFixed(1)}" x2="${x(maximum).toFixed(1)}" y1="${middle}" y2="${middle}"/>`,
    ].join("\n");
  });
  const shown = [unit, isCompared ? "ratio" : ""].filter((word) => word !== "").join(" · ");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="520" viewBox="0 0 ${width} ${28 + rows.length * line}" role="img">
<title>${escape(title)}</title>
${style}
<text class="figure" x="${width - margin}" y="16">${escape(shown)}</text>
${bars.join("\n")}
</svg>
`;
}

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
