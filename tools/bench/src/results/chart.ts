import { figure, type Measured } from "./measured.ts";

const line = 24;
const left = 290;
const width = 760;
const right = 130;

/** A table as horizontal bars, with minimum and maximum as a line. */
export function chart({ title, unit, rows }: Measured): string {
  const most = Math.max(...rows.map(({ median }) => median), 1e-9);
  const x = (value: number) => left + (Math.min(value, most * 1.15) / (most * 1.15)) * (width - left - right);
  const height = 40 + rows.length * line;
  const bars = rows.map(({ name, median, minimum, maximum, ratio }, index) => {
    const y = 36 + index * line;
    const middle = y + 8;
    const fill = name.startsWith("facade") ? "#2563eb" : "#94a3b8";
    return [
      `<text x="${left - 8}" y="${middle + 4}" text-anchor="end">${escape(name)}</text>`,
      `<rect x="${left}" y="${y}" width="${(x(median) - left).toFixed(1)}" height="16" fill="${fill}"/>`,
      `<line x1="${x(minimum).toFixed(1)}" x2="${x(maximum).toFixed(1)}" y1="${middle}" y2="${middle}" stroke="#0f172a"/>`,
      `<text x="${width - right + 8}" y="${middle + 4}">${figure(median)} ${unit}${ratio === undefined ? "" : ` · ${ratio.toFixed(2)}`}</text>`,
    ].join("\n");
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" role="img">
<title>${escape(title)}</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="8" y="20" font-size="14" font-weight="bold">${escape(title)}</text>
${bars.join("\n")}
</svg>
`;
}

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
