import { byId, show } from "./elements.js";

/** As many as the chart is wide: a sample a refresh, which is one a second. */
const maxSamples = 600;
const height = 80;
/** @type {number[]} */
const samples = [];

/** How many sessions are open, over the last ten minutes that this page was there. @param {import("./control-api.js").State} state */
export function showChart({ sessions }) {
  samples.push(sessions.length);
  if (samples.length > maxSamples) samples.shift();
  const most = Math.max(...samples);
  const right = maxSamples - samples.length;
  const points = samples.map((count, index) => `${right + index},${height - 2 - (count / Math.max(1, most)) * (height - 4)}`);
  const chart = byId("chart");
  chart.querySelector("polyline")?.setAttribute("points", points.join(" "));
  const said = `${sessions.length} open now, at most ${most} in the last ten minutes`;
  chart.setAttribute("aria-label", `Open sessions over time: ${said}`);
  show(byId("chart-said"), said);
}
